import type { Database, Statements } from './database.ts'

interface Migration {
  readonly name: string
  readonly statements: readonly string[]
  readonly only?: { readonly sqlite: readonly string[]; readonly postgres: readonly string[] }
}

/** Append-only; what has been released is never edited. Types both engines understand; times are epoch milliseconds. */
const MIGRATIONS: readonly Migration[] = [
  {
    name: '0001-audit-events',
    statements: [
      `CREATE TABLE audit_events (
        sequence BIGINT PRIMARY KEY, hash TEXT NOT NULL, id TEXT NOT NULL, recorded_at BIGINT NOT NULL, kind TEXT NOT NULL, action TEXT NOT NULL,
        outcome TEXT NOT NULL, route TEXT NOT NULL, user_id TEXT, role TEXT, actor_reference_id TEXT, sid TEXT, address TEXT NOT NULL,
        patient_id TEXT, reason TEXT, emergency SMALLINT NOT NULL, request_id TEXT NOT NULL)`,
      'CREATE UNIQUE INDEX audit_events_id ON audit_events (id)',
      'CREATE INDEX audit_events_patient ON audit_events (patient_id, sequence DESC)',
      'CREATE INDEX audit_events_user ON audit_events (user_id, sequence DESC)',
      'CREATE INDEX audit_events_kind ON audit_events (kind, sequence DESC)',
      'CREATE INDEX audit_events_time ON audit_events (recorded_at)',
      'CREATE INDEX audit_events_emergency ON audit_events (sequence DESC) WHERE emergency = 1',
      'CREATE TABLE audit_head (sequence BIGINT NOT NULL, hash TEXT NOT NULL)',
      `INSERT INTO audit_head (sequence, hash) VALUES (0, '${'0'.repeat(64)}')`,
    ],
    only: {
      sqlite: [
        `CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END`,
        `CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END`,
      ],
      postgres: [
        `CREATE FUNCTION audit_events_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit_events is append-only'; END $$`,
        `CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION audit_events_append_only()`,
      ],
    },
  },
  {
    name: '0002-settings',
    statements: [
      `CREATE TABLE settings (
        version BIGINT PRIMARY KEY, key TEXT NOT NULL, value TEXT, author TEXT NOT NULL, reason TEXT NOT NULL, changed_at BIGINT NOT NULL)`,
      'CREATE INDEX settings_key ON settings (key, version DESC)',
    ],
  },
  {
    name: '0003-emergency-access',
    statements: [
      `CREATE TABLE emergency_access (
        id TEXT PRIMARY KEY, user_id TEXT NOT NULL, reference_id TEXT NOT NULL, sid TEXT NOT NULL, patient_id TEXT NOT NULL, purpose TEXT NOT NULL,
        reason TEXT NOT NULL, opened_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, review TEXT NOT NULL, reviewed_by TEXT, reviewed_at BIGINT, review_note TEXT)`,
      'CREATE INDEX emergency_access_user ON emergency_access (user_id, patient_id, expires_at)',
      'CREATE INDEX emergency_access_review ON emergency_access (review, opened_at)',
    ],
  },
  {
    name: '0004-contact-messages',
    statements: [
      `CREATE TABLE contact_messages (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT, message TEXT NOT NULL,
        patient_id TEXT, received_at BIGINT NOT NULL, handled_by TEXT, handled_at BIGINT)`,
      'CREATE INDEX contact_messages_received ON contact_messages (received_at DESC)',
    ],
  },
  {
    name: '0005-gateway-instances',
    statements: [
      `CREATE TABLE gateway_instances (
        id TEXT PRIMARY KEY, address TEXT NOT NULL, version TEXT NOT NULL, started_at BIGINT NOT NULL, seen_at BIGINT NOT NULL)`,
    ],
  },
  {
    name: '0006-audit-outcome',
    // Few lines are none of success, and without an index all others are read to find them. `IF NOT EXISTS`: of a large table it
    // is made beforehand, CONCURRENTLY, since a migration has to end within the deadline of transactions.
    statements: [
      `CREATE INDEX IF NOT EXISTS audit_events_outcome ON audit_events (outcome, sequence DESC) WHERE outcome <> 'success'`,
    ],
  },
]

/** Arbitrary, the same in every instance: pg_advisory_xact_lock lets one of them migrate while the others wait. */
const ADVISORY_LOCK = 7_031_986

const applied = async (statements: Statements): Promise<ReadonlySet<unknown>> => {
  const rows = await statements.query('SELECT name FROM schema_migrations')
  return new Set(rows.map((row) => row['name']))
}

/** Creates or upgrades the system tables; resolves to the names of the migrations that ran now. */
export const migrate = (database: Database, now: () => number = Date.now): Promise<readonly string[]> =>
  database.transaction(async (statements) => {
    if (database.engine === 'postgres')
      await statements.query(`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`)
    await statements.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)',
    )
    const done = await applied(statements)
    const due = MIGRATIONS.filter((migration) => !done.has(migration.name))
    for (const migration of due) {
      for (const statement of [...migration.statements, ...(migration.only?.[database.engine] ?? [])]) {
        await statements.query(statement)
      }
      await statements.query('INSERT INTO schema_migrations (name, applied_at) VALUES ($1, $2)', [
        migration.name,
        now(),
      ])
    }
    return due.map((migration) => migration.name)
  })

/** Names of the migrations that have not run yet. */
export const dueMigrations = async (database: Database): Promise<readonly string[]> => {
  const done = await applied(database).catch(() => new Set())
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !done.has(name))
}
