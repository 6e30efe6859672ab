import type { Static, TSchema } from '@sinclair/typebox'
import { Clean } from '@sinclair/typebox/value'
import { BadRequest, type GatewayError, InvalidInput } from '../errors.ts'
import { compiledAtFirstUse } from './compiled-model.ts'
import { onlyMissing, toFaults } from './faults.ts'

/** Turns a parsed body or form into the model's type, without unknown members; throws `BadRequest` or `InvalidInput`. */
export type ParseInput<T extends TSchema> = (value: unknown) => Static<T>

/**
 * Builds the parser of a model the gateway itself consumes. Absent or empty members are 400 and wrong ones 422, as clients
 * of the original gateway know it (contract section 7).
 */
export const createInputParser = <T extends TSchema>(model: T): ParseInput<T> => {
  const compiled = compiledAtFirstUse(() => model)
  return (value) => {
    const input = Clean(model, structuredClone(value))
    if (compiled().Check(input)) return input
    throw invalid([...compiled().Errors(input)])
  }
}

const invalid = (errors: Parameters<typeof toFaults>[0]): GatewayError => {
  const faults = toFaults(errors)
  return onlyMissing(errors)
    ? new BadRequest('Faltan datos.', { faults })
    : new InvalidInput(null, { faults })
}
