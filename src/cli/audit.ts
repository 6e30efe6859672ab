import { type ChainHead, chainFaults, GENESIS } from '../records/audit-chain.ts'
import { type AuditQuery, createAuditStore } from '../records/audit-store.ts'
import { walkAudit } from '../records/audit-walk.ts'
import { toFhirAuditEvent } from '../records/fhir-audit-event.ts'
import { toSince, toUntil } from '../records/time-words.ts'
import { openDatabase } from '../runtime/stores.ts'
import type { Database } from '../storage/database.ts'
import { type Command, type CommandContext, EXIT } from './command.ts'
import { readConfig } from './read-config.ts'

const USAGE =
  'gateway audit verify [--behind SEQUENCE:HASH] | gateway audit export [--since TIME] [--until TIME] [--patient ID]'
/** How often the progress is said, events. */
const PROGRESS_EVERY = 100_000

export const audit: Command = {
  name: 'audit',
  parameters: 'verify|export',
  summary: 'verifies the hash chain of the access trail, or exports it as FHIR AuditEvent NDJSON',
  run: async (context) => {
    const [what, ...flags] = context.args
    const behind = what === 'verify' ? parseBehind(flags) : null
    const query = what === 'export' ? parseFlags(flags) : null
    if (behind === null && query === null) {
      context.printError(USAGE)
      return EXIT.usage
    }
    const database = await openDatabase(readConfig(context.environment))
    try {
      if (behind !== null) return await verify(database, context, behind)
      return await exportEvents(database, query ?? {}, context)
    } finally {
      await database.close()
    }
  },
}

/** Walks the chain behind a head that was noted, all of it by default; prints every place where it does not hold. */
export const verify = async (
  database: Database,
  { print, printError }: Pick<CommandContext, 'print' | 'printError'>,
  behind: ChainHead = GENESIS,
): Promise<number> => {
  const store = createAuditStore(database)
  // Read first: events that arrive meanwhile lie behind it and belong to the next verification.
  const head = await store.head()
  let seen = 0
  const untilHead = async function* () {
    for await (const event of store.all(behind.sequence + 1)) {
      if (event.sequence > head.sequence) return
      seen += 1
      if (seen % PROGRESS_EVERY === 0) printError(`${seen} of ${head.sequence} events`)
      yield event
    }
  }
  let faults = 0
  for await (const fault of chainFaults(untilHead(), head, behind)) {
    faults += 1
    print(JSON.stringify(fault))
  }
  print(
    faults === 0
      ? `The chain holds: ${seen} events, head ${head.sequence}:${head.hash}.`
      : `The chain is broken in ${faults} place(s), ${seen} events seen.`,
  )
  return faults === 0 ? EXIT.ok : EXIT.failed
}

const exportEvents = async (
  database: Database,
  query: ExportQuery,
  { print, printError }: CommandContext,
): Promise<number> => {
  let written = 0
  for await (const event of walkAudit(createAuditStore(database), query)) {
    print(JSON.stringify(toFhirAuditEvent(event)))
    written += 1
    if (written % PROGRESS_EVERY === 0) printError(`${written} events`)
  }
  printError(`${written} events`)
  return EXIT.ok
}

/** `null` for anything but nothing, or a head as `verify` prints it. */
const parseBehind = ([flag, head = '', ...rest]: readonly string[]): ChainHead | null => {
  if (flag === undefined) return GENESIS
  const { sequence, hash = '' } = /^(?<sequence>\d{1,15}):(?<hash>[0-9a-f]{64})$/.exec(head)?.groups ?? {}
  return flag === '--behind' && sequence !== undefined && rest.length === 0
    ? { sequence: Number(sequence), hash }
    : null
}

type ExportQuery = Pick<AuditQuery, 'since' | 'until' | 'patientId'>

/** `null` for a flag that is unknown, without value, or no time. */
const parseFlags = (flags: readonly string[]): ExportQuery | null => {
  let query: ExportQuery = {}
  for (let index = 0; index < flags.length; index += 2) {
    const value = flags[index + 1]
    if (value === undefined) return null
    const [since, until] = [toSince(value), toUntil(value)]
    if (flags[index] === '--patient') query = { ...query, patientId: value.toLowerCase() }
    else if (flags[index] === '--since' && since !== null) query = { ...query, since }
    else if (flags[index] === '--until' && until !== null) query = { ...query, until }
    else return null
  }
  return query
}
