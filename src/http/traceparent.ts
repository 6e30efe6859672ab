/** W3C Trace Context level 1, section 3.2: version 00, trace id, parent id, flags; ids of zeros are invalid. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SAMPLED = '01'

/** Whether the value may be continued; anything else starts a new trace. */
export const isTraceparent = (value: string): boolean => TRACEPARENT.test(value)

/**
 * The `traceparent` of a request that came without one. A UUID request id becomes the trace id, so that log lines and
 * traces find each other and no second random number is drawn.
 */
export const newTraceparent = (requestId: string): string => {
  const uuid = UUID.test(requestId) ? requestId : crypto.randomUUID()
  const lower = uuid.slice(19, 23) + uuid.slice(24)
  return `00-${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(14, 18)}${lower}-${lower}-${SAMPLED}`
}
