/** A connection that can be asked whether it is alive. */
export interface Pingable {
  ping(): Promise<unknown>
}

/**
 * How long one answer vouches for a connection. An instance that was cut off, or whose Redis hangs, stops answering from
 * its cache after this time: it is the longest that a logout elsewhere can go unnoticed.
 */
const LEASE_MS = 200

interface Lease {
  until: number
  renewal: Promise<void> | null
}

/**
 * Tells whether a connection is known to be alive: `null` when it is, else a promise that settles with its answer to one
 * ping, shared by all who ask meanwhile. `inTime` bounds the wait.
 */
export const createRedisLease = (inTime: <T>(work: Promise<T>) => Promise<T>) => {
  const leases = new WeakMap<Pingable, Lease>()

  const renew = async (node: Pingable, lease: Lease): Promise<void> => {
    const askedAt = performance.now()
    try {
      await inTime(node.ping())
      lease.until = askedAt + LEASE_MS
    } finally {
      lease.renewal = null
    }
  }

  return (node: Pingable): Promise<void> | null => {
    let lease = leases.get(node)
    if (!lease) {
      lease = { until: 0, renewal: null }
      leases.set(node, lease)
    }
    if (performance.now() < lease.until) return null
    if (lease.renewal === null) {
      lease.renewal = renew(node, lease)
      // Whoever waits for it hears of a failure; not everybody does.
      lease.renewal.catch(() => undefined)
    }
    return lease.renewal
  }
}
