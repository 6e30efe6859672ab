import { GatewayError, SessionStoreUnavailable } from '../errors.ts'
import { within } from '../storage/within.ts'

/** Design 2.4: a store that does not answer costs a request less than 250 ms. */
export const STORE_LIMIT_MS = 240
const RETRY_AFTER_SECONDS = 1

export const storeUnavailable = (cause?: unknown): SessionStoreUnavailable =>
  new SessionStoreUnavailable(null, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS })

export interface StoreGuard {
  <T>(work: Promise<T>): Promise<T>
  /** Work that may be done at once, without a promise. */
  attempt<T>(work: () => T | Promise<T>): T | Promise<T>
}

/** Turns every fault of the store, and its silence, into `SessionStoreUnavailable`; "absent" never comes this way. */
export const createStoreGuard = (limitMs: number): StoreGuard => {
  const toFault = (error: unknown): GatewayError =>
    error instanceof GatewayError ? error : storeUnavailable(error)

  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await within(work, limitMs)
    } catch (error) {
      throw toFault(error)
    }
  }
  const attempt = <T>(work: () => T | Promise<T>): T | Promise<T> => {
    try {
      const result = work()
      return result instanceof Promise ? guarded(result) : result
    } catch (error) {
      return Promise.reject(toFault(error))
    }
  }
  return Object.assign(guarded, { attempt })
}
