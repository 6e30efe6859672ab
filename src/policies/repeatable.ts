import { fieldValue, type InboundResponse, type OutboundRequest } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'

/** Larger content is not kept for another attempt (Linkerd's bound). */
export const REPLAYABLE_OCTETS = 64 * 1024

/** Stages at which the service cannot have started an answer. Not `syntax`, `content`: octets of an answer were seen. */
const BEFORE_ANSWER = new Set(['resolve', 'connect', 'tls', 'write', 'head'])
/** A request the HTTP client would not write at all will not become better. */
const isRefusedByClient = ({ stage, sent }: TransportFailure) => stage === 'write' && sent === 'never'
const TRANSIENT_STATUS = new Set([502, 503, 504])

const isReplayable = ({ content }: OutboundRequest): boolean =>
  content === null || (content instanceof Uint8Array && content.length <= REPLAYABLE_OCTETS)

/** RFC 9110 9.2.1: asking again changes nothing; or the caller promised by key that the service recognises a repetition. */
const mayBeSeenTwice = ({ method, idempotencyKey }: OutboundRequest): boolean =>
  method === 'GET' ||
  method === 'HEAD' ||
  method === 'OPTIONS' ||
  (idempotencyKey !== null && (method === 'POST' || method === 'PATCH'))

/**
 * Whether an attempt that failed may be repeated: always when the service certainly saw nothing, else only what may be seen
 * twice. A service that accepted the request and stays silent is not asked again: that would triple the load of a slow one.
 */
export const isRepeatableFailure = (request: OutboundRequest, failure: unknown): boolean =>
  failure instanceof TransportFailure &&
  BEFORE_ANSWER.has(failure.stage) &&
  !isRefusedByClient(failure) &&
  isReplayable(request) &&
  (failure.sent === 'never' || (mayBeSeenTwice(request) && !(failure.stage === 'head' && failure.timedOut)))

/** An error with a validator or a lifetime is a representation the service means to be kept, no passing trouble. */
const isMeant = ({ fields }: InboundResponse): boolean =>
  ['etag', 'last-modified', 'expires'].some((name) => fieldValue(fields, name) !== null)

/** Whether an answer is a passing trouble of the service and the request may be seen twice. */
export const isRepeatableAnswer = (request: OutboundRequest, response: InboundResponse): boolean =>
  TRANSIENT_STATUS.has(response.status) &&
  mayBeSeenTwice(request) &&
  isReplayable(request) &&
  !isMeant(response)
