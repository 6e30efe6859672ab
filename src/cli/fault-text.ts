import { withoutCredentials } from '../telemetry/part.ts'

/** The reason at the bottom of a failure, for an operator: on one line, without the credentials of an address. */
export const toFaultText = (fault: unknown): string => {
  if (fault instanceof AggregateError && fault.errors.length > 0) return toFaultText(fault.errors[0])
  if (!(fault instanceof Error)) return String(fault)
  if (fault.cause instanceof Error) return toFaultText(fault.cause)
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name
  return withoutCredentials(fault.message || code).replace(/\s+/g, ' ')
}
