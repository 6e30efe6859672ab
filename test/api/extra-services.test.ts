// Issue 4 line 10: what an administrator changes of a further service is in force at once, and nothing under way is cut.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ApiClient, askStranger, demoAccount, logIn } from '../support/api-client.ts'
import { eventually } from '../support/eventually.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

/** Answers with its name; below `/events` it streams one event whenever it is told to. */
const startLabs = (name: string) => {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = []
  const server = Bun.serve({
    ...{ port: 0, hostname: '127.0.0.1', idleTimeout: 0 },
    fetch(request) {
      if (!request.url.endsWith('/events')) return new Response(name)
      const body = new ReadableStream({
        start(controller) {
          streams.push(controller)
          controller.enqueue(new TextEncoder().encode('data: first\n\n'))
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    },
  })
  return {
    url: server.url.origin,
    tell: (text: string) => {
      for (const stream of streams) stream.enqueue(new TextEncoder().encode(`data: ${text}\n\n`))
    },
    close: () => server.stop(true),
  }
}

describe('a further service', () => {
  const [first, second] = [startLabs('first'), startLabs('second')]
  let gateway: StartedGateway
  let admin: ApiClient

  beforeAll(async () => {
    const labs = { prefix: '/labs', url: first.url }
    const services = [
      { ...labs, name: 'labs' },
      { ...labs, name: 'open', prefix: '/open', public: true },
    ]
    gateway = await startGateway({ env: { EXTRA_SERVICES: JSON.stringify(services) } })
    admin = await logIn(gateway.url, demoAccount('admin'))
  }, 30_000)

  afterAll(async () => {
    await gateway?.close()
    await Promise.all([first.close(), second.close()])
  })

  const change = (value: unknown) =>
    admin.ask('PUT', '/api/v1/admin/settings/extraServices', { value, reason: 'prueba' })
  const answerOf = async (path: string) => (await admin.ask('GET', path)).text()

  it('is behind the guard unless it is public', async () => {
    expect((await askStranger(gateway.url, 'GET', '/labs/x')).status).toBe(401)
    expect((await askStranger(gateway.url, 'GET', '/open/x')).status).toBe(200)
    expect(await answerOf('/labs/x')).toBe('first')
  })

  it('moves to another address at once and back, and a stream under way stays where it is', async () => {
    const events = (await askStranger(gateway.url, 'GET', '/open/events')).body?.getReader()
    const next = async () => new TextDecoder().decode((await events?.read())?.value)
    expect(await next()).toBe('data: first\n\n')
    const moved = { urls: [second.url] }
    expect((await change({ labs: moved, open: moved })).status).toBe(200)
    expect([await answerOf('/labs/x'), await answerOf('/open/x')]).toEqual(['second', 'second'])
    // Longer than a replaced service is kept that has nothing under way.
    await new Promise((resolve) => setTimeout(resolve, 700))
    first.tell('still here')
    expect(await next()).toBe('data: still here\n\n')
    await events?.cancel()
    expect((await change(null)).status).toBe(200)
    await eventually(async () => (await answerOf('/labs/x')) === 'first')
  })

  it.each([
    ['a name that is none of them', { lab: { retries: 1 } }, '/value/lab', 'EXTRA_SERVICES: labs, open'],
    ['an address that is none', { labs: { urls: ['ftp://labs'] } }, '/value/labs/urls/0', 'http'],
    ['no address', { labs: { urls: [] } }, '/value/labs/urls', ''],
    ['what cannot be changed', { labs: { prefix: '/api/v1/patients' } }, '/value/labs/prefix', ''],
    ['a wrong number', { labs: { retries: 99 } }, '/value/labs/retries', '10'],
  ])('refuses %s and says where', async (_what, value, pointer, detail) => {
    const refused = await change(value)
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { errors: [{ pointer, detail: expect.stringContaining(detail) }] },
    ])
    expect(await answerOf('/labs/x')).toBe('first')
  })
})
