import type { Clock } from '../policies/clock.ts'
import type { Span } from './span.ts'
import type { Deliver } from './span-collector.ts'

export type DropReason = 'queue_full' | 'refused' | 'unreachable' | 'shutdown'

export interface SpanQueue {
  add(span: Span): void
  /** Delivers what waits, once, within a deadline; what is left then is dropped. */
  close(): Promise<void>
}

export interface SpanQueueDeps {
  readonly deliver: Deliver
  readonly clock: Clock
  /** In [0, 1): jitter. */
  readonly random: () => number
  readonly onExported: (count: number) => void
  readonly onDropped: (reason: DropReason, count: number) => void
}

/** Defaults of OpenTelemetry's batch span processor. */
const CAPACITY = 2_048
const BATCH = 512
const DELAY_MS = 5_000
/** Tries of one batch: 1, 2, 4 and 8 s apart, half of each by chance. */
const TRIES = 5
const BASE_MS = 1_000
/** A collector that asks for more patience than this is asked again all the same. */
const PATIENCE_MS = 60_000
/** What is left of the 35 s an operator gives the process, once it has drained, is 5 s. */
const CLOSE_MS = 3_000

/** Holds spans until a batch is full or 5 s old and has one batch under way at a time; full, it drops the newest. */
export const createSpanQueue = ({
  deliver,
  clock,
  random,
  onExported,
  onDropped,
}: SpanQueueDeps): SpanQueue => {
  let waiting: Span[] = []
  let underWay = 0
  let running: Promise<void> | null = null
  let cancelTimer: (() => void) | null = null
  let closing = false
  let wake = (): void => undefined

  const later = (): void => {
    cancelTimer ??= clock.after(DELAY_MS, start)
  }

  const start = (): void => {
    cancelTimer?.()
    cancelTimer = null
    running ??= run().finally(() => {
      running = null
      if (waiting.length > 0) later()
    })
  }

  const run = async (): Promise<void> => {
    do {
      const batch = waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
      underWay = batch.length
      const lost = await settle(batch)
      // After the deadline of `close` they are counted already.
      if (underWay === 0) return
      underWay = 0
      if (lost.count > 0) onDropped(lost.reason, lost.count)
      if (lost.count < batch.length) onExported(batch.length - lost.count)
    } while (waiting.length >= BATCH || (closing && waiting.length > 0))
  }

  const settle = async (batch: readonly Span[]): Promise<{ reason: DropReason; count: number }> => {
    for (let tried = 1; ; tried += 1) {
      const delivery = await deliver(batch)
      if (delivery.kind === 'taken') return { reason: 'refused', count: delivery.rejected }
      if (delivery.kind === 'refused') return { reason: 'refused', count: batch.length }
      if (closing || tried === TRIES) return { reason: 'unreachable', count: batch.length }
      const backOffMs = BASE_MS * 2 ** (tried - 1) * (0.5 + random() / 2)
      await pause(Math.max(backOffMs, Math.min(delivery.afterMs, PATIENCE_MS)))
    }
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })

  return {
    add(span) {
      if (waiting.length >= CAPACITY) return onDropped('queue_full', 1)
      waiting.push(span)
      if (waiting.length >= BATCH && running === null) start()
      else if (running === null) later()
    },
    async close() {
      closing = true
      wake()
      if (waiting.length > 0) start()
      const { promise: overdue, resolve } = Promise.withResolvers<void>()
      const cancel = clock.after(CLOSE_MS, resolve)
      await Promise.race([running, overdue])
      cancel()
      const left = underWay + waiting.length
      underWay = 0
      waiting = []
      if (left > 0) onDropped('shutdown', left)
    },
  }
}
