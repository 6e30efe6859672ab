export interface SeenRequest {
  readonly method: string
  /** Without query. */
  readonly path: string
  readonly idempotencyKey: string | null
}

/** Requests that arrived (whole, but for swallowed ones), so that tests can prove "executed once". Holds no field and no content. */
export interface RequestLog {
  record(request: SeenRequest): void
  /** How often requests arrived that agree with every member given. */
  count(like?: Partial<SeenRequest>): number
  readonly entries: readonly (SeenRequest & { readonly count: number })[]
  clear(): void
}

/** Different requests remembered; the oldest is forgotten first, so that a stand-in can run for days. */
const CAPACITY = 5_000

export const createRequestLog = (): RequestLog => {
  const counts = new Map<string, SeenRequest & { count: number }>()

  return {
    record: (request) => {
      const key = JSON.stringify([request.method, request.path, request.idempotencyKey])
      const known = counts.get(key)
      if (known) {
        known.count += 1
        return
      }
      counts.set(key, { ...request, count: 1 })
      const [oldest] = counts.keys()
      if (counts.size > CAPACITY && oldest !== undefined) counts.delete(oldest)
    },
    count: (like = {}) => {
      let total = 0
      for (const entry of counts.values()) if (isLike(entry, like)) total += entry.count
      return total
    },
    get entries() {
      return [...counts.values()].map((entry) => ({ ...entry }))
    },
    clear: () => counts.clear(),
  }
}

const isLike = (entry: SeenRequest, { method, path, idempotencyKey }: Partial<SeenRequest>): boolean =>
  (method === undefined || method === entry.method) &&
  (path === undefined || path === entry.path) &&
  (idempotencyKey === undefined || idempotencyKey === entry.idempotencyKey)
