import { t } from 'elysia'
import { createSingleFlight } from '../../identity/single-flight.ts'
import type { Clock } from '../../policies/clock.ts'
import { isDoneWithin } from '../../policies/done-within.ts'
import type { Ask } from '../../proxy/ask.ts'
import type { Exchange } from '../../telemetry/exchange.ts'
import { createAnswerReader } from '../answers.ts'
import { Institution } from './model.ts'

/** The institutions as a stranger may know them: by what they are called. */
export interface InstitutionNames {
  /** In alphabetical order. */
  readonly names: readonly string[]
  /** Id of the institution that is called so, accents, case and spacing aside. */
  idOf(name: string): string | undefined
  nameOf(id: string): string | undefined
}

/** Resolves within its patience, to `null` while the names can not be had. Never rejects. */
export type InstitutionDirectory = (exchange: Exchange) => Promise<InstitutionNames | null>

const FRESH_MS = 60_000
const PATIENCE_MS = 200
const MOST_NAMES = 1_000

/** Keeps the list of the institutions service, which asks nobody for a token (contract section 5). */
export const createInstitutionDirectory = ({
  ask,
  clock,
}: {
  readonly ask: Ask
  readonly clock: Clock
}): InstitutionDirectory => {
  const read = createAnswerReader(t.Array(t.Pick(Institution, ['id', 'name'])))
  const alone = createSingleFlight<void>()
  let kept: { readonly names: InstitutionNames; readonly until: number } | null = null

  // Without the visitor's signal: who goes away does not end it for the others who wait.
  const refresh = async (exchange: Exchange): Promise<void> => {
    const target = `/api/v1/institutions?skip=0&limit=${MOST_NAMES}`
    const listed = read(await ask({ exchange, identity: null, method: 'GET', target }))
    // A busy service says 200 with an empty list (contract section 10).
    if (listed.length > 0) kept = { names: toNames(listed), until: clock.now() + FRESH_MS }
  }

  return async (exchange) => {
    if (kept === null || kept.until <= clock.now()) {
      const work = alone('list', () => refresh(exchange)).catch(() => undefined)
      await isDoneWithin(work, PATIENCE_MS, clock)
    }
    return kept?.names ?? null
  }
}

const toNames = (
  institutions: readonly { readonly id: string; readonly name: string }[],
): InstitutionNames => {
  const ids = new Map<string, string>()
  const shared = new Set<string>()
  for (const { id, name } of institutions) {
    const folded = fold(name)
    if (ids.has(folded)) shared.add(folded)
    ids.set(folded, id)
  }
  // A name that two share tells neither.
  for (const name of shared) ids.delete(name)
  const told = institutions.filter(({ name }) => ids.has(fold(name)))
  const names = new Map(told.map(({ id, name }) => [id, name]))
  return {
    names: [...names.values()].toSorted((a, b) => a.localeCompare(b, 'es-MX')),
    idOf: (name) => ids.get(fold(name)),
    nameOf: (id) => names.get(id.toLowerCase()),
  }
}

const fold = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ')
