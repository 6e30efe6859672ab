// Issue 4 line 10: what an administrator changes of a further service is in force at once, and nothing under way is cut.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { type ApiClient, askStranger, demoAccount, logIn } from '../support/api-client.ts'
import { eventually } from '../support/eventually.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

/** Answers with its name; below `/events` it streams one event whenever it is told to. */
const startLabs = async (name: string) => {
  const sockets = new Set<Socket>()
  const streams: Socket[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', (octets) => {
      if (octets.includes('/events HTTP/1.1')) {
        streams.push(socket)
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: first\n\n')
      } else socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${name.length}\r\n\r\n${name}`)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    open: () => sockets.size,
    tell: (text: string) => {
      for (const stream of streams) stream.write(`data: ${text}\n\n`)
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

describe('a further service', () => {
  let first: Awaited<ReturnType<typeof startLabs>>
  let second: Awaited<ReturnType<typeof startLabs>>
  let gateway: StartedGateway
  let admin: ApiClient

  beforeAll(async () => {
    ;[first, second] = await Promise.all([startLabs('first'), startLabs('second')])
    const labs = { prefix: '/labs', url: first.url, keepAliveMs: 60_000 }
    const services = [
      { ...labs, name: 'labs' },
      { ...labs, name: 'open', prefix: '/open', public: true },
    ]
    gateway = await startGateway({ env: { EXTRA_SERVICES: JSON.stringify(services) } })
    admin = await logIn(gateway.url, demoAccount('admin'))
  }, 30_000)

  afterAll(async () => {
    await gateway?.close()
    first.close()
    second.close()
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
    // What has nothing under way there is closed: the replaced services have been looked at.
    await eventually(() => first.open() === 1)
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
