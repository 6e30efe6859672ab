import { join } from 'node:path'
import type { ClientSocketEvents } from '../proxy/websocket-bridge.ts'
import { type Listener, type ListenOptions, type Runtime, toListenerUrl } from './runtime.ts'

/** Seconds; the largest Bun takes. Its default of 10 cuts slow services (fact T10). The gateway has its own deadlines. */
const IDLE_TIMEOUT_SECONDS = 255
/** Bun's own limit answers a bare 413 and cuts chunked requests (fact T10): ours is checked by the route. */
const MAX_CONTENT_BYTES = Number.MAX_SAFE_INTEGER

/** The only file that knows Bun. One runtime serves one listener. */
export const createBunRuntime = (): Runtime => {
  let server: Bun.Server<ClientSocketEvents> | null = null
  const listen = async (options: ListenOptions): Promise<Listener> => {
    const started = serve(options)
    server = started
    const url = toListenerUrl(options.tls ? 'https' : 'http', options.host, started.port ?? options.port)
    return { url, stop: (graceMs) => stop(started, graceMs) }
  }
  return {
    name: 'Bun',
    version: Bun.version,
    publicDirectory: Bun.isStandaloneExecutable
      ? join(import.meta.dirname, 'public')
      : join(import.meta.dirname, '../../public'),
    selfCommand: Bun.isStandaloneExecutable ? [process.execPath] : [process.execPath, Bun.main],
    sharesPorts: true,
    listen,
    peerAddress: (request) => server?.requestIP(request)?.address ?? null,
    keepOpen: (request) => server?.timeout(request, 0),
    upgrade: (request, protocol, events) =>
      server?.upgrade(request, {
        headers: protocol === null ? {} : { 'sec-websocket-protocol': protocol },
        data: events,
      }) ?? false,
  }
}

const serve = ({
  fetch,
  lastResort,
  host,
  port,
  tls,
  shared,
}: ListenOptions): Bun.Server<ClientSocketEvents> =>
  Bun.serve({
    fetch: (request) => fetch(request),
    error: lastResort,
    hostname: host,
    port,
    ...(tls ? { tls } : {}),
    reusePort: shared,
    idleTimeout: IDLE_TIMEOUT_SECONDS,
    maxRequestBodySize: MAX_CONTENT_BYTES,
    development: false,
    websocket: WEBSOCKET,
  })

const WEBSOCKET: Bun.WebSocketHandler<ClientSocketEvents> = {
  idleTimeout: IDLE_TIMEOUT_SECONDS,
  sendPings: true,
  open: (socket) =>
    socket.data.onOpen({
      send: (message) => void socket.send(message),
      close: (code, reason) => socket.close(code, reason),
      buffered: () => socket.getBufferedAmount(),
    }),
  message: (socket, message) => socket.data.onMessage(message),
  drain: (socket) => socket.data.onDrain(),
  close: (socket, code, reason) => socket.data.onClose(code, reason),
}

/** `stop()` closes the listener and waits, for ever on open streams (fact 11): hence the race. */
const stop = async (server: Bun.Server<ClientSocketEvents>, graceMs: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const overdue = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs)
  })
  await Promise.race([server.stop(), overdue])
  clearTimeout(timer)
  await server.stop(true)
}
