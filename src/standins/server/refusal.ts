import type { Json } from './python-json.ts'

/** Thrown by routes and checks; becomes `{"detail": …}` with its status. Any other error becomes the 21-byte 500. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly detail: Json,
  ) {
    super(`refused with ${status}`)
  }
}
