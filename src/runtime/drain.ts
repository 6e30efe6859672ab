import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { Listener } from './runtime.ts'

/** Design section 6. Only in production does a load balancer have to notice before the listener closes. */
const ANNOUNCE_MS = 5000
const GRACE_MS = 25_000

/** Not ready for 5 s while still serving, then no new connections and up to 25 s for what is in flight. */
export const drain = async (listener: Listener, environment: Config['environment']): Promise<void> => {
  if (environment === 'production') await sleep(ANNOUNCE_MS)
  await listener.stop(GRACE_MS)
}
