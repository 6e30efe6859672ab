/** One timed piece of work of a trace. Its members are named by whoever makes it; none may hold what a person sent. */
export interface Span {
  readonly traceId: string
  readonly spanId: string
  /** Absent: the trace begins here. */
  readonly parentId: string | null
  readonly kind: 'server' | 'client'
  readonly name: string
  /** On the `performance.now()` scale, ms. */
  readonly startedAt: number
  readonly endedAt: number
  readonly attributes: Readonly<Record<string, string | number>>
  readonly failed: boolean
}
