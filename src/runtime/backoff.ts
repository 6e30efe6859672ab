const FIRST_MS = 100
const LONGEST_MS = 5000
/** A worker that lived this long was well: the next death starts from the first delay again. */
const WELL_MS = 10_000

/** How long to wait before starting again what died after `livedMs`, ms; doubles with every short life. */
export const createBackoff = (): ((livedMs: number) => number) => {
  let nextMs = FIRST_MS
  return (livedMs) => {
    if (livedMs >= WELL_MS) nextMs = FIRST_MS
    const delayMs = nextMs
    nextMs = Math.min(nextMs * 2, LONGEST_MS)
    return delayMs
  }
}
