import type { StoredResponse } from '../http/stored-response.ts'

/** Where a cache keeps the responses of one target, newest first. May forget anything at any time. */
export interface CacheStore {
  get(key: string): Promise<readonly StoredResponse[]>
  set(key: string, responses: readonly StoredResponse[], ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
}
