/** Epoch milliseconds as ISO 8601 in UTC. */
export const toIso = (ms: number): string => new Date(ms).toISOString()

export const toIsoOrNull = (ms: number | null): string | null => (ms === null ? null : toIso(ms))

/** Epoch seconds, as sessions count. */
export const secondsToIso = (seconds: number): string => toIso(seconds * 1_000)
