import { Refusal } from '../server/refusal.ts'
import type { StandInRequest } from '../server/request.ts'
import { fault, type Location, type Reader, type Reading, type ValidationFault } from './reader.ts'
import { integer } from './scalars.ts'

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/** The request's JSON body, read by `reader`; throws a 422 `Refusal`. */
export const parseBody = <T>(request: StandInRequest, reader: Reader<T>): T => {
  const loc = ['body']
  if (request.body.length === 0) throw toRefusal(fault('missing', loc, 'Field required').faults)
  const type = request.field('content-type')
  if (type !== null && !JSON_TYPE.test(type)) return accept(reader(undefined, loc))
  return accept(reader(parseJson(request.body), loc))
}

const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    const loc: Location = ['body', 0]
    throw toRefusal(fault('json_invalid', loc, 'JSON decode error', { error: 'Expecting value' }).faults)
  }
}

/** `skip` and `limit` of the lists; negative values pass validation and crash later, as in the services. */
export const parsePaging = (request: StandInRequest): { skip: number; limit: number } => {
  const member = (name: string, fallback: number): number => {
    const value = request.query.get(name)
    return value === null ? fallback : accept(integer()(value, ['query', name]))
  }
  const paging = { skip: member('skip', 0), limit: member('limit', 100) }
  if (paging.skip < 0 || paging.limit < 0) throw new Error('OFFSET and LIMIT must not be negative')
  return paging
}

/** The `Authorization` field where a route declares it as required parameter (auth service): absence is 422. */
export const parseAuthorization = (request: StandInRequest): string => {
  const value = request.field('authorization')
  if (value === null) throw toRefusal(fault('missing', ['header', 'Authorization'], 'Field required').faults)
  return value
}

const accept = <T>(reading: Reading<T>): T => {
  if (reading.ok) return reading.value
  throw toRefusal(reading.faults)
}

const toRefusal = (faults: readonly ValidationFault[]): Refusal => new Refusal(422, faults)
