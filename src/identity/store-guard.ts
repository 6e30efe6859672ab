import { GatewayError, SessionStoreUnavailable } from '../errors.ts'
import { within } from '../storage/within.ts'

/** Design 2.4: a store that does not answer costs a request less than 250 ms. */
export const STORE_LIMIT_MS = 240
const RETRY_AFTER_SECONDS = 1

export const storeUnavailable = (cause?: unknown): SessionStoreUnavailable =>
  new SessionStoreUnavailable(null, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS })

/** Turns every fault of the store, and its silence, into `SessionStoreUnavailable`; "absent" never comes this way. */
export const createStoreGuard =
  (limitMs: number) =>
  async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await within(work, limitMs)
    } catch (error) {
      throw error instanceof GatewayError ? error : storeUnavailable(error)
    }
  }
