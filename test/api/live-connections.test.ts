// ASVS 5.0 V7.4.1: what a session opened ends with it, on every instance, without waiting for a look at the clock.
import { afterAll, describe, expect, it } from 'bun:test'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { hasRedisServer, startDurableRedis } from '../support/durable-redis.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const live = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  idleTimeout: 0,
  fetch(request, server) {
    if (request.headers.has('upgrade')) return server.upgrade(request) ? undefined : new Response()
    const events = new ReadableStream({ start: (controller) => controller.enqueue('data: 1\n\n') })
    return new Response(events, { headers: { 'content-type': 'text/event-stream' } })
  },
  websocket: { open: (socket) => void socket.send('welcome'), message: () => undefined },
})
afterAll(() => live.stop(true))

const SERVICE = { name: 'live', prefix: '/live', url: `http://127.0.0.1:${live.port}`, websocket: true }
/** Below the 15 s of the look now and then. */
const AT_ONCE_MS = 14_000

/** An event stream and a WebSocket of one session, both under way. */
const openBoth = async (gateway: StartedGateway, { token }: ApiClient) => {
  const url = new URL('/live/room', gateway.url)
  const headers = { authorization: `Bearer ${token}` }
  const stream = (await fetch(url, { headers })).body?.getReader()
  expect(new TextDecoder().decode((await stream?.read())?.value)).toBe('data: 1\n\n')
  url.protocol = 'ws:'
  const socket = new WebSocket(url, { headers } as unknown as string[]) // boundary: Bun takes fields, the DOM type does not
  const closed = new Promise<number>((resolve) => {
    socket.onclose = ({ code }) => resolve(code)
  })
  await new Promise((resolve) => {
    socket.onmessage = resolve
  })
  return { ended: Promise.all([stream?.read().then(({ done }) => done), closed]) }
}

const expectEnd = async (path: string, here: StartedGateway, there: StartedGateway): Promise<void> => {
  const client = await logIn(here.url, demoAccount('doctor'))
  const mine = await openBoth(there, client)
  const other = await logIn(here.url, demoAccount('patient'))
  const others = await openBoth(there, other)
  expect((await client.ask('POST', path)).status).toBe(200)
  expect(await mine.ended).toEqual([true, 1008])
  expect(await Promise.race([others.ended, Bun.sleep(0).then(() => 'open')])).toBe('open')
  await other.ask('POST', path)
  expect(await others.ended).toEqual([true, 1008])
}

describe.each([
  ['a logout', '/api/v1/auth/logout'],
  ['the kill switch', '/api/v1/auth/logout-all'],
])('what a session opened ends at %s', (_how, path) => {
  const env = { EXTRA_SERVICES: JSON.stringify([SERVICE]), JWT_SECRET_KEY: 'j'.repeat(40) }

  it(
    'in the process that ends it',
    async () => {
      const gateway = await startGateway({ env })
      await expectEnd(path, gateway, gateway)
      await gateway.close()
    },
    AT_ONCE_MS,
  )

  it.skipIf(!hasRedisServer)(
    'on another instance',
    async () => {
      const redis = await startDurableRedis()
      const start = () => startGateway({ env: { ...env, REDIS_URL: redis.url } })
      const [here, there] = await Promise.all([start(), start()])
      await expectEnd(path, here, there)
      await Promise.all([here.close(), there.close()])
      await redis.dispose()
    },
    AT_ONCE_MS,
  )
})
