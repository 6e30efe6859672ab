import type { Clock } from './clock.ts'

/** How often two things happened in the last `buckets x bucketMs`; constant memory, nothing allocated per count. */
export interface SlidingWindow {
  add(firsts: number, seconds: number): void
  firsts(): number
  seconds(): number
  clear(): void
}

export const createSlidingWindow = (clock: Clock, bucketMs: number, buckets: number): SlidingWindow => {
  const first = new Int32Array(buckets)
  const second = new Int32Array(buckets)
  let firsts = 0
  let seconds = 0
  let head = Math.floor(clock.now() / bucketMs)

  const advance = () => {
    const tick = Math.floor(clock.now() / bucketMs)
    if (tick === head) return
    for (let steps = Math.min(tick - head, buckets); steps > 0; steps -= 1) {
      const oldest = (tick - steps + 1) % buckets
      firsts -= first[oldest] ?? 0
      seconds -= second[oldest] ?? 0
      first[oldest] = 0
      second[oldest] = 0
    }
    head = tick
  }

  return {
    add(a, b) {
      advance()
      const slot = head % buckets
      first[slot] = (first[slot] ?? 0) + a
      second[slot] = (second[slot] ?? 0) + b
      firsts += a
      seconds += b
    },
    firsts() {
      advance()
      return firsts
    },
    seconds() {
      advance()
      return seconds
    },
    clear() {
      first.fill(0)
      second.fill(0)
      firsts = 0
      seconds = 0
    },
  }
}
