/** W3C Trace Context level 1, section 3.2: version 00, trace id, parent id, flags; ids of zeros are invalid. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SAMPLED = '01'
/** Where the parent id begins and ends. */
const PARENT = 36
const FLAGS = 53

/** Whether the value may be continued; anything else starts a new trace. */
export const isTraceparent = (value: string): boolean => TRACEPARENT.test(value)

/**
 * The `traceparent` of a request that came without one. A UUID request id becomes the trace id, so that log lines and
 * traces find each other and no second random number is drawn.
 */
export const newTraceparent = (requestId: string): string => {
  const uuid = UUID.test(requestId) ? requestId : crypto.randomUUID()
  const lower = lowerHalf(uuid)
  return `00-${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(14, 18)}${lower}-${lower}-${SAMPLED}`
}

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, PARENT - 1)

export const parentIdOf = (traceparent: string): string => traceparent.slice(PARENT, FLAGS - 1)

/** Whether the caller may have recorded the trace: what it did not record, nobody below it need (section 3.2.2.5.1). */
export const isSampled = (traceparent: string): boolean =>
  (Number.parseInt(traceparent.slice(FLAGS), 16) & 1) === 1

/** The same trace, continued from another span. */
export const withParent = (traceparent: string, spanId: string): string =>
  traceparent.slice(0, PARENT) + spanId + traceparent.slice(FLAGS - 1)

/** Never zeros: the variant of a UUID is in it. */
export const newSpanId = (): string => lowerHalf(crypto.randomUUID())

const lowerHalf = (uuid: string): string => uuid.slice(19, 23) + uuid.slice(24)
