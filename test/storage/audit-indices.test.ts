import { describe, expect, it } from 'bun:test'
import type { Database, Statements } from '../../src/storage/database.ts'
import { ENGINES } from '../support/databases.ts'

/** Enough for a planner to prefer an index. */
const ROWS = 200_000
const PATIENTS = 5_000
const USERS = 300

/** Fills the table without the chain: only the planner is asked here. */
const fill = async (engine: Database['engine'], statements: Statements): Promise<void> => {
  const row = (n: string) =>
    `${n}, 'h', 'id-' || ${n}, ${n} * 1000, CASE WHEN ${n} % 50 = 0 THEN 'denial' ELSE 'record' END, 'R', 'success', '/r',
     'user-' || (${n} % ${USERS}), 'doctor', NULL, NULL, '192.0.2.1', 'patient-' || (${n} % ${PATIENTS}), NULL, CASE WHEN ${n} % 10000 = 0 THEN 1 ELSE 0 END, 'q'`
  const chunk = 50_000
  for (let from = 0; from < ROWS; from += chunk) {
    await statements.query(
      engine === 'postgres'
        ? `INSERT INTO audit_events SELECT ${row('n')} FROM generate_series(${from + 1}, ${from + chunk}) AS series(n)`
        : `INSERT INTO audit_events WITH RECURSIVE series(n) AS (SELECT ${from + 1} UNION ALL SELECT n + 1 FROM series WHERE n < ${from + chunk}) SELECT ${row('n')} FROM series`,
    )
  }
  await statements.query('ANALYZE audit_events')
}

const QUERIES = [
  [
    'a patient’s access log',
    "patient_id = 'patient-7' ORDER BY sequence DESC LIMIT 25",
    'audit_events_patient',
  ],
  ['what a user did', "user_id = 'user-7' ORDER BY sequence DESC LIMIT 25", 'audit_events_user'],
  ['denials', "kind = 'denial' ORDER BY sequence DESC LIMIT 25", 'audit_events_kind|audit_events_pkey'],
  ['emergencies', 'emergency = 1 ORDER BY sequence DESC LIMIT 25', 'audit_events_emergency'],
  [
    'what failed, of which there is little',
    "outcome = 'failure' AND outcome <> 'success' ORDER BY sequence DESC LIMIT 25",
    'audit_events_outcome',
  ],
  ['a day', 'recorded_at BETWEEN 500000 AND 600000', 'audit_events_time'],
  [
    'the next page of the export',
    'sequence >= 180000 ORDER BY sequence LIMIT 1000',
    'audit_events_pkey|PRIMARY KEY|sqlite_autoindex',
  ],
  ['an event delivered twice', "id IN ('id-1', 'id-2')", 'audit_events_id'],
] as const

describe.each(ENGINES.map((engine) => [engine.name, engine] as const))(
  'indices of the access trail on %s',
  (_, engine) => {
    it('serve every query of the gateway without reading the whole table', async () => {
      const { database, unlimited, close } = await engine.open()
      await fill(database.engine, unlimited)
      const explain = database.engine === 'postgres' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN'
      for (const [, condition, index] of QUERIES) {
        const plan = await database.query(`${explain} SELECT * FROM audit_events WHERE ${condition}`)
        const text = plan.map((step) => String(step['QUERY PLAN'] ?? step['detail'])).join('\n')
        expect(text).toMatch(new RegExp(index))
        expect(text).not.toMatch(/Seq Scan|SCAN audit_events(?! USING)/)
      }
      await close()
    }, 120_000)
  },
)
