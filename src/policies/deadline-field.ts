import type { Clock } from './clock.ts'
import type { Policy } from './policy.ts'

/**
 * Tells the service how many milliseconds the caller still waits, so that it need not work for nobody. Computed for each
 * attempt, after queues and retries took their share. Whole milliseconds, at least 1.
 */
export const DEADLINE_FIELD = 'x-request-timeout-ms'

export const createDeadlineField =
  (clock: Clock): Policy =>
  (next) =>
  (request) => {
    const remainingMs = Math.max(1, Math.floor(request.deadline - clock.now()))
    return next({ ...request, fields: [...request.fields, DEADLINE_FIELD, String(remainingMs)] })
  }
