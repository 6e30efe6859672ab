import { fieldValue, type InboundResponse, type OutboundRequest } from '../http/message.ts'
import { isSafeMethod } from '../http/safe-method.ts'
import { TransportFailure } from '../http/transport-failure.ts'

/** Larger content is not kept for another attempt (Linkerd's bound). */
const REPLAYABLE_OCTETS = 64 * 1024

/** Stages at which the service cannot have started an answer. Not `syntax`, `content`: octets of an answer were seen. */
const BEFORE_ANSWER = new Set(['resolve', 'connect', 'tls', 'write', 'head'])
/** A request the HTTP client would not write at all will not become better. */
const isRefusedByClient = ({ stage, sent }: TransportFailure) => stage === 'write' && sent === 'never'
const TRANSIENT_STATUS = new Set([502, 503, 504])

const isReplayable = ({ content }: OutboundRequest): boolean =>
  content === null || (content instanceof Uint8Array && content.length <= REPLAYABLE_OCTETS)

/**
 * Whether an attempt that failed may be repeated: always when the service certainly saw nothing, else only what changes
 * nothing. An `Idempotency-Key` is no leave, since the services do not recognise it (decision 0040). A service that accepted
 * the request and stays silent is not asked again: that would triple the load of a slow one.
 */
export const isRepeatableFailure = (request: OutboundRequest, failure: unknown): boolean =>
  failure instanceof TransportFailure &&
  BEFORE_ANSWER.has(failure.stage) &&
  !isRefusedByClient(failure) &&
  isReplayable(request) &&
  (failure.sent === 'never' ||
    (isSafeMethod(request.method) && !(failure.stage === 'head' && failure.timedOut)))

/** An error with a validator or a lifetime is a representation the service means to be kept, no passing trouble. */
const isMeant = ({ fields }: InboundResponse): boolean =>
  ['etag', 'last-modified', 'expires'].some((name) => fieldValue(fields, name) !== null)

/** Whether an answer is a passing trouble of the service and the request changes nothing. */
export const isRepeatableAnswer = (request: OutboundRequest, response: InboundResponse): boolean =>
  TRANSIENT_STATUS.has(response.status) &&
  isSafeMethod(request.method) &&
  isReplayable(request) &&
  !isMeant(response)
