/**
 * Where sessions live: a map of text with expiry, shared by all instances, changed only by compare-and-swap on one key
 * (so that it works on Redis Cluster). Any method rejects when the store does not answer; absence is `null`.
 */
export interface SessionStore {
  /** Reads a key that is asked for on every request: may come, at once, from a local copy that a change anywhere invalidates. */
  peek(key: string): string | null | Promise<string | null>
  read(key: string): Promise<string | null>
  /**
   * Puts `next` in the place of `expected`, as one step, and lets it live `ttlMs`; `null` stands for absence on either
   * side. Resolves to whether the key held what was expected.
   */
  swap(key: string, expected: string | null, next: string | null, ttlMs: number): Promise<boolean>
  remove(key: string): Promise<void>
  /**
   * Calls `onGone` once, as soon as this store can tell that a key is not there: with Redis whoever deleted it, else when this
   * process did. Returns how to stop.
   */
  watch(key: string, onGone: () => void): () => void
  /** Rejects when no session could be kept now. */
  ping(): Promise<void>
  close(): Promise<void>
}
