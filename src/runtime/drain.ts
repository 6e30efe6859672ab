import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Listener } from './runtime.ts'

/** Design section 6. Only in production does a load balancer have to notice before the listener closes. */
const ANNOUNCE_MS = 5000
const GRACE_MS = 25_000

/**
 * Not ready for 5 s while still serving, then no new connections and up to 25 s for what is in flight; what would last for
 * ever is told to end early in them.
 */
export const drain = async (
  listener: Pick<Listener, 'stop'>,
  { leaveLasting }: { leaveLasting(): void },
  environment: Config['environment'],
): Promise<void> => {
  if (environment === 'production') await sleep(ANNOUNCE_MS)
  leaveLasting()
  await listener.stop(GRACE_MS)
}

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * From the first signal on every answer ends its connection (RFC 9112 9.6): a client that keeps connections open would
 * otherwise send its next request into the very moment the listener closes.
 */
export const endingConnections =
  (fetch: Fetch, { isDraining }: Pick<Lifecycle, 'isDraining'>): Fetch =>
  (request) =>
    isDraining() ? endConnection(fetch(request)) : fetch(request)

const endConnection = async (answer: Response | Promise<Response>): Promise<Response> => {
  const response = await answer
  response.headers.set('connection', 'close')
  return response
}
