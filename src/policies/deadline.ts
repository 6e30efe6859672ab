import { TransportFailure } from '../http/transport-failure.ts'
import type { Clock } from './clock.ts'
import type { Policy } from './policy.ts'

/**
 * Sends nothing whose deadline has passed. What is under way is ended by whoever holds it then, each by the same deadline:
 * the bulkhead's queue, the pause before a retry, the HTTP client. One more timer around them all would cost every request
 * two promises and could end nothing that they do not.
 */
export const createDeadline =
  (clock: Clock): Policy =>
  (next) =>
  (request) =>
    request.deadline > clock.now()
      ? next(request)
      : Promise.reject(
          new TransportFailure('deadline', 'never', 'no answer before the deadline', { timedOut: true }),
        )
