import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { json, noContent } from '../server/answer.ts'
import { Refusal } from '../server/refusal.ts'
import { createRouter, route } from '../server/router.ts'
import { FaultRule } from './fault-rule.ts'
import type { Faults } from './faults.ts'
import type { RequestLog } from './request-log.ts'

const Rules = Type.Array(FaultRule)

/**
 * `PUT /-/faults` (a JSON list of rules; 204), `GET`, `DELETE`; `GET /-/seen`, `DELETE /-/seen`. Only with `control`,
 * never subject to faults and never counted.
 */
export const createControl = (faults: Faults, seen: RequestLog) =>
  createRouter([
    route('PUT', '/-/faults', ({ body }) => {
      faults.set(parseRules(body))
      return noContent
    }),
    // Boundary: a rule holds only JSON values.
    route('GET', '/-/faults', () => json(faults.rules as never)),
    route('DELETE', '/-/faults', () => {
      faults.clear()
      return noContent
    }),
    route('GET', '/-/seen', () => {
      const requests = seen.entries.map(({ method, path, idempotencyKey, count }) => ({
        method,
        path,
        idempotency_key: idempotencyKey,
        count,
      }))
      return json({ total: seen.count(), requests })
    }),
    route('DELETE', '/-/seen', () => {
      seen.clear()
      return noContent
    }),
  ])

const parseRules = (body: Uint8Array): FaultRule[] => {
  const rules = parseJson(body)
  if (!Value.Check(Rules, rules)) throw new Refusal(422, 'Not a list of fault rules')
  return rules
}

const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
