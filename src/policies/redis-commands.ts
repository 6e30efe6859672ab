/** What the stores of this room need of Redis; `storage/redis.ts` gives it, with a limit on the wait. */
export interface RedisCommands {
  /** Sends one command; `key` is the one key it names and decides the cluster node. */
  send(key: string, ...args: readonly string[]): Promise<unknown>
}

/** Redis wants whole milliseconds, and no expiry of none. */
export const toTtlArgument = (ttlMs: number): string => String(Math.max(1, Math.ceil(ttlMs)))
