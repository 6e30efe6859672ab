import type { JsonObject } from '../server/python-json.ts'

export type Location = readonly (string | number)[]

/** One entry of a 422 `detail`, pydantic 2 form. Never with `input`: the real one echoes passwords there (contract 11). */
export interface ValidationFault extends JsonObject {
  readonly type: string
  readonly loc: Location
  readonly msg: string
  readonly url: string
}

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly ValidationFault[] }

/** Turns an unknown value into a typed one, or says what is wrong with it and where. */
export type Reader<T> = (value: unknown, loc: Location) => Reading<T>

export const read = <T>(value: T): Reading<T> => ({ ok: true, value })

export const fault = (
  type: string,
  loc: Location,
  msg: string,
  ctx?: JsonObject,
): { ok: false; faults: [ValidationFault] } => ({
  ok: false,
  faults: [{ type, loc, msg, ...(ctx ? { ctx } : {}), url: `https://errors.pydantic.dev/2.5/v/${type}` }],
})
