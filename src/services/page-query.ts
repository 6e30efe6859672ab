import { t } from 'elysia'
import { type Fault, InvalidInput } from '../errors.ts'

/** Most records one list request may ask for; the services have no bound of their own (contract section 3). */
const LARGEST_PAGE = 1_000

const wholeNumber = (options: { default: number; maximum?: number }) =>
  t.Optional(t.Unsafe<number>(t.Any({ type: 'integer', minimum: 0, ...options })))

/** Documents `skip` and `limit`; `checkPage` enforces them after the guard, so that a stranger gets 401, not 422. */
export const PageQuery = t.Object({
  skip: wholeNumber({ default: 0 }),
  limit: wholeNumber({ default: 100, maximum: LARGEST_PAGE }),
})

/** At most nine digits: stays inside the 32 bits of the services' databases. */
const WHOLE_NUMBER = /^\d{1,9}$/

/**
 * Refuses a query whose `skip` or `limit` the services answer with 500 (negative) or unbounded work. Every occurrence is
 * checked, because the two sides may not agree on which of several counts. Throws `InvalidInput`.
 */
export const checkPage = (search: string): void => {
  const query = new URLSearchParams(search)
  const faults: Fault[] = []
  for (const value of query.getAll('skip')) {
    if (!WHOLE_NUMBER.test(value)) faults.push({ pointer: '/skip', detail: 'Debe ser un entero desde 0.' })
  }
  for (const value of query.getAll('limit')) {
    if (!WHOLE_NUMBER.test(value) || Number(value) > LARGEST_PAGE)
      faults.push({ pointer: '/limit', detail: `Debe ser un entero de 0 a ${LARGEST_PAGE}.` })
  }
  if (faults.length > 0) throw new InvalidInput(null, { faults })
}
