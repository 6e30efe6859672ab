import type { FieldList } from '../http/message.ts'

/** What is known of the first request with a key. Plain data, fit for JSON. */
export type IdempotencyRecord =
  | { readonly state: 'running'; readonly fingerprint: string }
  | {
      readonly state: 'done'
      readonly fingerprint: string
      readonly status: number
      readonly fields: FieldList
      /** Base64; `null`: no content. */
      readonly content: string | null
    }

/** Where keys and first answers are kept; shared by all instances of the gateway. */
export interface IdempotencyStore {
  /** Writes the record unless there is one (`SET NX`), in one step; resolves to the one that was there, or `null`. */
  claim(key: string, record: IdempotencyRecord, ttlMs: number): Promise<IdempotencyRecord | null>
  replace(key: string, record: IdempotencyRecord, ttlMs: number): Promise<void>
  release(key: string): Promise<void>
}
