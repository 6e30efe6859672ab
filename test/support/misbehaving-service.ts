import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What a service can do to a request. Each reads the request to its end first, so that it counts as done. */
export type Fault =
  | 'well'
  | 'blackhole'
  | 'slow headers'
  | 'slow body'
  | 'reset before headers'
  | 'reset inside headers'
  | 'reset in body'
  | 'truncated'
  | 'garbage'
  | '429'
  | '500'
  | '502'
  | '503'
  | '504'
  /** Every other request is answered 503, the first one too. */
  | 'flapping'

export interface MisbehavingService {
  readonly origin: string
  /** How many requests arrived whole at a path. */
  seen(path: string): number
  /** Connections that are open now. */
  openConnections(): Promise<number>
  close(): Promise<void>
}

/** One octet of a slow answer; the whole takes several seconds. */
const DRIP_MS = 100
/** Time for what was written to reach the peer before a reset throws it away. */
const SETTLE_MS = 250
const TEXT = 'The service has done it, and says so in forty octets'.slice(0, 40)
const EVENTS = ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']

/** Misbehaves as `faultAt` says for a path; paths that end in `/sse` are event streams. */
export const startMisbehavingService = async (
  faultAt: (path: string) => Fault | null,
): Promise<MisbehavingService> => {
  const counts = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    try {
      for await (const _ of request);
    } catch {
      return // the requesting side broke off: not executed
    }
    const fault = faultAt(path)
    if (fault === null) return void response.end('ok') // health checks
    const count = (counts.get(path) ?? 0) + 1
    counts.set(path, count)
    await misbehave(fault, request, response, count)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // Boundary: a listening TCP server has one
  return {
    origin: `http://127.0.0.1:${port}`,
    seen: (path) => counts.get(path) ?? 0,
    openConnections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const misbehave = async (
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  count: number,
): Promise<void> => {
  const { socket } = request
  const isStream = request.url?.endsWith('/sse') === true
  const [head, content] = isStream ? eventStream : plainAnswer
  switch (fault) {
    case 'well':
      return answerWell(response, isStream)
    case 'flapping':
      return count % 2 === 1 ? answerStatus(response, 503) : answerWell(response, isStream)
    case 'blackhole':
      return
    case 'slow headers':
      return drip(socket, head + content)
    case 'slow body':
      socket.write(head)
      return drip(socket, content)
    case 'reset before headers':
      return reset(socket, '')
    case 'reset inside headers':
      return reset(socket, head.slice(0, 25))
    case 'reset in body':
      return reset(socket, head + content.slice(0, 14))
    case 'truncated':
      return void socket.end(head + content.slice(0, 14))
    case 'garbage':
      return void socket.end('\u0000\u0016\u0003\u0001 this is not HTTP\r\n\r\n')
    case '429':
      response.setHeader('retry-after', '7')
      return answerStatus(response, 429)
    default:
      return answerStatus(response, Number(fault))
  }
}

const plainAnswer = [
  `HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: ${TEXT.length}\r\n\r\n`,
  TEXT,
] as const

const eventStream = [
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n',
  `${EVENTS.map((event) => `${event.length.toString(16)}\r\n${event}\r\n`).join('')}0\r\n\r\n`,
] as const

/** By the server's own means: past them, it would hold back what it answers next on the connection. */
const answerWell = (response: ServerResponse, isStream: boolean): void => {
  response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'text/plain' })
  for (const part of isStream ? EVENTS : [TEXT]) response.write(part)
  response.end()
}

const answerStatus = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'content-type': 'text/plain' })
  response.end(`fault ${status}`)
}

const reset = async (socket: Socket, first: string): Promise<void> => {
  if (first !== '') socket.write(first)
  await wait(SETTLE_MS)
  socket.resetAndDestroy()
}

const drip = async (socket: Socket, text: string): Promise<void> => {
  for (const octet of text) {
    if (socket.destroyed) return
    socket.write(octet)
    await wait(DRIP_MS)
  }
}
