import { type ValueError, ValueErrorType } from '@sinclair/typebox/errors'
import type { ValidationError } from 'elysia'
import { type Fault, type GatewayError, InternalError, InvalidInput } from '../errors.ts'

/** Most faults reported of one request. */
const MAX_FAULTS = 32

/**
 * What a failed schema check is to the client. Only pointers and our own sentences go out: the framework's summaries
 * repeat the submitted values, passwords included (fact T7). A response that breaks its schema is our fault, not theirs.
 */
export const toValidationFailure = (error: ValidationError): GatewayError =>
  error.type === 'response'
    ? new InternalError(null, { cause: error })
    : new InvalidInput(null, { faults: toFaults(error.all) })

const toFaults = (errors: ValidationError['all']): readonly Fault[] => {
  const faults = new Map<string, Fault>()
  for (const error of errors.slice(0, MAX_FAULTS)) {
    const pointer = 'path' in error && typeof error.path === 'string' ? error.path : ''
    const type = 'type' in error ? error.type : undefined
    // The first fault of a member says most: a missing one is "missing" before it is "not a string".
    if (!faults.has(pointer)) faults.set(pointer, { pointer, detail: toSentence(type) })
  }
  return [...faults.values()]
}

const toSentence = (type: ValueError['type'] | undefined): string => {
  switch (type) {
    case ValueErrorType.ObjectRequiredProperty:
      return 'Falta este dato.'
    case ValueErrorType.ObjectAdditionalProperties:
      return 'Este dato no se espera aquí.'
    case ValueErrorType.StringMinLength:
      return 'Es demasiado corto.'
    case ValueErrorType.StringMaxLength:
      return 'Es demasiado largo.'
    case ValueErrorType.StringFormat:
    case ValueErrorType.StringPattern:
      return 'El formato no es válido.'
    case ValueErrorType.NumberMinimum:
    case ValueErrorType.IntegerMinimum:
      return 'Es menor de lo permitido.'
    case ValueErrorType.NumberMaximum:
    case ValueErrorType.IntegerMaximum:
      return 'Es mayor de lo permitido.'
    default:
      return 'El valor no es válido.'
  }
}
