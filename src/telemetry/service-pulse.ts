/** How a service has answered in the last minutes, as this process saw it. */
export interface ServicePulse {
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  /** 0 to 1; `null` without requests. */
  readonly errorShare: number | null
  /** Epoch ms. */
  readonly lastFailureAt: number | null
  /** Since when its breaker is open, epoch ms. */
  readonly openSince: number | null
  /** Requests per slice of time, oldest first. */
  readonly trend: readonly number[]
}

export interface ServicePulses {
  /** Counts an answer of the service, or its failure. */
  answered(service: string, durationMs: number, isFailure: boolean): void
  breakerChanged(service: string, state: 'closed' | 'open' | 'half-open'): void
  read(service: string): ServicePulse
}

const SLICE_MS = 10_000
/** Five minutes. */
const SLICES = 30
/** Upper bounds from 1 ms up, each a quarter more than the one before: quantiles are exact to 25 %. */
const BUCKETS = 52
const GROWTH = 1.25

interface Slice {
  index: number
  count: number
  failures: number
  readonly buckets: Uint32Array
}

interface Beat {
  readonly slices: readonly Slice[]
  lastFailureAt: number | null
  openSince: number | null
}

/** A few additions per request; quantiles are computed when somebody looks. `now` gives epoch ms. */
export const createServicePulses = (now: () => number): ServicePulses => {
  const beats = new Map<string, Beat>()

  const beatOf = (service: string): Beat => {
    let beat = beats.get(service)
    if (!beat) {
      const slices = Array.from({ length: SLICES }, () => ({
        index: -1,
        count: 0,
        failures: 0,
        buckets: new Uint32Array(BUCKETS),
      }))
      beat = { slices, lastFailureAt: null, openSince: null }
      beats.set(service, beat)
    }
    return beat
  }

  return {
    answered(service, durationMs, isFailure) {
      const at = now()
      const beat = beatOf(service)
      const index = Math.floor(at / SLICE_MS)
      const slice = beat.slices[index % SLICES]
      if (!slice) return
      if (slice.index !== index) {
        slice.index = index
        slice.count = 0
        slice.failures = 0
        slice.buckets.fill(0)
      }
      const bucket = bucketOf(durationMs)
      slice.count += 1
      slice.buckets[bucket] = (slice.buckets[bucket] ?? 0) + 1
      if (!isFailure) return
      slice.failures += 1
      beat.lastFailureAt = at
    },
    breakerChanged(service, state) {
      const beat = beatOf(service)
      beat.openSince = state === 'open' ? now() : null
    },
    read(service) {
      const beat = beatOf(service)
      const newest = Math.floor(now() / SLICE_MS)
      const live = beat.slices.filter(({ index }) => index > newest - SLICES)
      const count = live.reduce((sum, slice) => sum + slice.count, 0)
      const failures = live.reduce((sum, slice) => sum + slice.failures, 0)
      return {
        p50Ms: quantile(live, count, 0.5),
        p99Ms: quantile(live, count, 0.99),
        errorShare: count === 0 ? null : failures / count,
        lastFailureAt: beat.lastFailureAt,
        openSince: beat.openSince,
        trend: Array.from({ length: SLICES }, (_, age) => {
          const index = newest - SLICES + 1 + age
          return live.find((slice) => slice.index === index)?.count ?? 0
        }),
      }
    },
  }
}

const bucketOf = (durationMs: number): number =>
  durationMs <= 1 ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(durationMs) / Math.log(GROWTH)))

const quantile = (slices: readonly Slice[], count: number, share: number): number | null => {
  if (count === 0) return null
  let seen = 0
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    seen += slices.reduce((sum, slice) => sum + (slice.buckets[bucket] ?? 0), 0)
    if (seen >= count * share) return Math.round(GROWTH ** bucket * 10) / 10
  }
  return null
}
