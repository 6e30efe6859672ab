import { join } from 'node:path'
import type { ClientSocketEvents } from '../proxy/websocket-bridge.ts'
import { type Listener, type ListenOptions, type Runtime, toListenerUrl } from './runtime.ts'

/** The part of Deno's API that is used here; its own types would clash with Bun's. */
interface DenoApi {
  readonly version: { readonly deno: string }
  execPath(): string
  readonly mainModule: string
  serve(
    options: {
      hostname: string
      port: number
      reusePort: boolean
      cert?: string
      key?: string
      onError: (error: unknown) => Response
      onListen: () => void
    },
    handler: (request: Request, info: ConnectionInfo) => Response | Promise<Response>,
  ): DenoServer
  upgradeWebSocket(
    request: Request,
    options: { protocol?: string },
  ): { readonly socket: WebSocket; readonly response: Response }
}

interface ConnectionInfo {
  readonly remoteAddr: { readonly hostname?: string }
}

interface DenoServer {
  readonly addr: { readonly port: number }
  readonly finished: Promise<void>
  shutdown(): Promise<void>
}

/** The only file that knows Deno. */
export const createDenoRuntime = (deno: DenoApi): Runtime => {
  const peers = new WeakMap<Request, string>()
  const upgraded = new WeakMap<Request, Response>()
  const listen = async (options: ListenOptions): Promise<Listener> => {
    const server = deno.serve(
      {
        hostname: options.host,
        port: options.port,
        reusePort: options.shared,
        ...(options.tls ?? {}),
        onError: options.lastResort,
        onListen: () => undefined,
      },
      async (request, info) => {
        if (info.remoteAddr.hostname) peers.set(request, info.remoteAddr.hostname)
        const response = await options.fetch(request)
        return upgraded.get(request) ?? response
      },
    )
    const url = toListenerUrl(options.tls ? 'https' : 'http', options.host, server.addr.port)
    return { url, stop: (graceMs) => stop(server, graceMs) }
  }
  return {
    name: 'Deno',
    version: deno.version.deno,
    publicDirectory: join(import.meta.dirname, '../../public'),
    selfCommand: [deno.execPath(), 'run', '--allow-all', deno.mainModule],
    // `reusePort` of `Deno.serve` is behind --unstable-net, and a master needs --allow-run.
    sharesPorts: false,
    listen,
    peerAddress: (request) => peers.get(request) ?? null,
    keepOpen: () => undefined, // Deno sets no idle timeout of its own
    upgrade: (request, protocol, events) => {
      const { socket, response } = deno.upgradeWebSocket(request, protocol === null ? {} : { protocol })
      upgraded.set(request, response)
      connect(socket, events)
      return true
    },
  }
}

const DRAIN_CHECK_MS = 20

const connect = (socket: WebSocket, events: ClientSocketEvents): void => {
  socket.binaryType = 'arraybuffer'
  let draining: ReturnType<typeof setInterval> | undefined
  // A web standard WebSocket does not tell when it has sent what it buffers.
  const drain = (): void => {
    events.onDrain()
    if (socket.bufferedAmount > 0 && socket.readyState === WebSocket.OPEN) return
    clearInterval(draining)
    draining = undefined
  }
  socket.onopen = () =>
    events.onOpen({
      send: (message) => {
        socket.send(message as string | Uint8Array<ArrayBuffer>) // boundary: never shared memory
        draining ??= setInterval(drain, DRAIN_CHECK_MS)
      },
      close: (code, reason) => socket.close(code, reason),
      buffered: () => socket.bufferedAmount,
    })
  socket.onmessage = ({ data }) => events.onMessage(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
  socket.onclose = ({ code, reason }) => events.onClose(code, reason)
}

const stop = async (server: DenoServer, graceMs: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const overdue = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs)
  })
  await Promise.race([server.shutdown(), overdue])
  clearTimeout(timer)
}

/** Deno's API when this process is Deno, else `null`. */
export const denoApi = (): DenoApi | null => {
  const candidate: unknown = Reflect.get(globalThis, 'Deno')
  // Boundary: the global either is Deno's documented API or does not exist.
  return typeof candidate === 'object' && candidate !== null ? (candidate as DenoApi) : null
}
