/**
 * CPU per request of our HTTP client beside `fetch` and `node:http`, as ratios of one run: GET of a 1 KB JSON record
 * from a stub in a second process. `bun test/bench/client.ts [requests] [rounds]`
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import type { OutboundRequest } from '../../src/http/message.ts'
import { createClient } from '../../src/upstream/client.ts'

const CONCURRENCY = 32
const FIELDS = [
  ['Accept', 'application/json'],
  ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['Accept-Encoding', 'gzip, br'],
  ['Accept-Language', 'es-MX,es;q=0.9'],
  ['Authorization', `Bearer ${'x'.repeat(300)}`],
  ['X-Forwarded-For', '203.0.113.7'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Host', 'salud.example'],
  ['X-Request-ID', '018f6f2e-7b5a-7c3e-9d2a-1b2c3d4e5f60'],
  ['X-User-ID', '4711'],
] as const

const runStub = (): void => {
  const body = JSON.stringify({ record: 'x'.repeat(1_000) })
  const response = Buffer.from(
    'HTTP/1.1 200 OK\r\ndate: Tue, 24 Nov 2026 04:00:00 GMT\r\nserver: uvicorn\r\n' +
      `content-length: ${body.length}\r\ncontent-type: application/json\r\n\r\n${body}`,
  )
  const server = createServer((socket) => {
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('data', (octets) => {
      for (let at = octets.indexOf('\r\n\r\n'); at !== -1; at = octets.indexOf('\r\n\r\n', at + 4))
        socket.write(response)
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address && typeof address === 'object') process.stdout.write(`${address.port}\n`)
  })
}

const spawnStub = async (): Promise<{ origin: URL; stop: () => void }> => {
  const script = process.argv[1] ?? ''
  const args = 'Deno' in globalThis ? ['run', '-A', script, 'stub'] : [script, 'stub']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line) => resolve(String(line))),
  )
  return { origin: new URL(`http://127.0.0.1:${port.trim()}`), stop: () => child.kill() }
}

const outbound = (): OutboundRequest => ({
  method: 'GET',
  target: '/api/v1/patients/4711',
  fields: FIELDS.flat(),
  content: null,
  contentLength: null,
  deadline: performance.now() + 15_000,
  signal: null,
  idempotencyKey: null,
})

/** Neighbours on the machine only ever add to the time of a round, so the least of all rounds is nearest the truth. */
const least = (values: readonly number[] = []): number => Math.min(...values)

/** What any client on `node:net` pays: one write and one read per request, nothing built and nothing parsed. */
const createFloor = async (origin: URL): Promise<{ once: () => Promise<unknown>; close: () => void }> => {
  const head = `GET / HTTP/1.1\r\n${FIELDS.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  const free: { socket: Socket; onAnswer: () => void }[] = []
  const sockets = await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      const socket = connect({ host: origin.hostname, port: Number(origin.port), noDelay: true })
      await once(socket, 'connect')
      const line = { socket, onAnswer: () => {} }
      socket.on('data', () => line.onAnswer())
      free.push(line)
      return socket
    }),
  )
  return {
    once: () =>
      new Promise<void>((resolve) => {
        const line = free.pop()
        if (line === undefined) throw new Error('more requests than sockets')
        line.onAnswer = () => {
          free.push(line)
          resolve()
        }
        line.socket.write(head, 'latin1')
      }),
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

const measure = async (
  requests: number,
  ask: () => Promise<unknown>,
): Promise<{ cpuUs: number; wallUs: number }> => {
  let left = requests
  const worker = async (): Promise<void> => {
    while (left-- > 0) await ask()
  }
  const cpu = process.cpuUsage()
  const start = performance.now()
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  const used = process.cpuUsage(cpu)
  return {
    cpuUs: (used.user + used.system) / requests,
    wallUs: ((performance.now() - start) * 1_000) / requests,
  }
}

const run = async (requests: number, rounds: number): Promise<void> => {
  const { origin, stop } = await spawnStub()
  const client = createClient({ origin })
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const floor = await createFloor(origin)
  const url = new URL('/api/v1/patients/4711', origin).href
  const contenders: Record<string, () => Promise<unknown>> = {
    'node:net alone': floor.once,
    'our client': () => client.send(outbound()),
    fetch: async () =>
      (
        await fetch(url, { headers: FIELDS.map(([name, value]): [string, string] => [name, value]) })
      ).arrayBuffer(),
    'node:http': () =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(url, { agent, headers: Object.fromEntries(FIELDS) }, (response) => {
          response.on('data', () => {})
          response.on('end', resolve)
        })
        sent.on('error', reject)
        sent.end()
      }),
  }
  const cpu: Record<string, number[]> = {}
  const wall: Record<string, number[]> = {}
  for (let round = -1; round < rounds; round++) {
    for (const [name, ask] of Object.entries(contenders)) {
      const { cpuUs, wallUs } = await measure(requests, ask)
      if (round < 0) continue // warm-up
      cpu[name] = [...(cpu[name] ?? []), cpuUs]
      wall[name] = [...(wall[name] ?? []), wallUs]
    }
  }
  const base = least(cpu['our client'])
  console.log('| contender | CPU per request, µs | ratio | wall per request, µs |\n|---|---|---|---|')
  for (const name of Object.keys(contenders)) {
    const cpuUs = least(cpu[name])
    const wallUs = least(wall[name])
    console.log(`| ${name} | ${cpuUs.toFixed(1)} | ${(cpuUs / base).toFixed(2)} | ${wallUs.toFixed(1)} |`)
  }
  await client.close()
  agent.destroy()
  floor.close()
  stop()
}

if (process.argv[2] === 'stub') runStub()
else await run(Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 5))
