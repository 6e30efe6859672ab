import type { ValidationError } from 'elysia'
import { type Fault, type GatewayError, InternalError, InvalidInput } from '../errors.ts'

/** Most faults reported of one request. */
const MAX_FAULTS = 32

/**
 * What a failed schema check of the framework is to the client. Our routes read what they take themselves and say more of it
 * (`services/input.ts`). Only pointers go out: the framework's summaries repeat the submitted values, passwords included
 * (fact T7). A response that breaks its schema is our fault, not theirs.
 */
export const toValidationFailure = (error: ValidationError): GatewayError =>
  error.type === 'response'
    ? new InternalError(null, { cause: error })
    : new InvalidInput(null, { faults: toFaults(error.all) })

const toFaults = (errors: ValidationError['all']): readonly Fault[] => {
  const pointers = errors
    .slice(0, MAX_FAULTS)
    .map((error) => ('path' in error && typeof error.path === 'string' ? error.path : ''))
  return [...new Set(pointers)].map((pointer) => ({ pointer, detail: 'El valor no es válido.' }))
}
