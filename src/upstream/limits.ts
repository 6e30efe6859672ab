/** What one connection to a service instance may cost. */
export interface ConnectionLimits {
  /** TCP and TLS together. */
  readonly connectTimeoutMs: number
  /** From the last octet of the request to the response head. */
  readonly headersTimeoutMs: number
  /** Silence allowed inside content, either way; time in which our own reader lags behind does not count. */
  readonly contentIdleTimeoutMs: number
  /** Lower-case media types whose responses may be silent for ever. */
  readonly idleExemptMediaTypes: readonly string[]
  readonly maxRequestsPerConnection: number
}

/** What all connections to a service instance may cost together. */
export interface PoolLimits extends ConnectionLimits {
  /** A connection that was free for so long is not used again. */
  readonly idleMs: number
  /** Requests beyond it wait for a free connection. */
  readonly maxConnections: number
}

/** Design section 6. */
export const DEFAULT_LIMITS: PoolLimits = {
  connectTimeoutMs: 1_000,
  headersTimeoutMs: 5_000,
  contentIdleTimeoutMs: 30_000,
  idleExemptMediaTypes: ['text/event-stream'],
  maxRequestsPerConnection: 1_000,
  idleMs: 3_000, // uvicorn closes at 5 s
  maxConnections: 256, // above the bulkhead of 200, which is the limit that is meant
}
