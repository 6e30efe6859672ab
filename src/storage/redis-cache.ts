import { BasicPooledClientSideCache } from 'redis'

/**
 * node-redis' client-side cache that also says what it forgets. The pooled kind serves one server, a cluster and a watched
 * master alike; it is emptied whenever one of its connections fails.
 */
export class TellingCache extends BasicPooledClientSideCache {
  /** `null`: everything. */
  onForgotten(listener: (key: string | null) => void): void {
    this.on('invalidate', (key: { toString(): string } | null) =>
      listener(key === null ? null : key.toString()),
    )
  }

  override clear(resetStats?: boolean): void {
    super.clear(resetStats)
    this.emit('invalidate', null)
  }
}
