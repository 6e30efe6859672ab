import type { Upgrade } from '../proxy/websocket.ts'

/** What differs between Bun and Deno, and nothing else. */
export interface Runtime {
  readonly name: string
  readonly version: string
  /** Folder of the public assets: embedded in the binary, `public/` beside `src/` when run from source. */
  readonly publicDirectory: string
  /** How this process starts another one of itself, before the command's own arguments. */
  readonly selfCommand: readonly string[]
  /** Whether several processes may listen on one port (`ListenOptions.shared`). */
  readonly sharesPorts: boolean
  /** Starts accepting connections at once; rejects when the address is taken. */
  listen(options: ListenOptions): Promise<Listener>
  /** Address of the socket's other end, without a port; `null` once it is gone. */
  peerAddress(request: Request): string | null
  /** Lets a connection stay silent for as long as it likes: event streams. */
  keepOpen(request: Request): void
  /** Answers 101; what the pipeline answers afterwards is not sent. */
  readonly upgrade: Upgrade
}

export interface ListenOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** PEM texts. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Several processes may listen on the same port (decision 7). Otherwise a taken port is an error (fact T11). */
  readonly shared: boolean
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** The answer when even the pipeline's own error handling failed. */
  readonly lastResort: (error: unknown) => Response
}

export interface Listener {
  readonly url: URL
  /** Stops accepting, waits for what is in flight, cuts the rest after `graceMs`. */
  stop(graceMs: number): Promise<void>
}

/** `http://127.0.0.1:5000`, with brackets around IPv6 and a name a browser can open for "any address". */
export const toListenerUrl = (scheme: 'http' | 'https', host: string, port: number): URL => {
  const openable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return new URL(`${scheme}://${openable.includes(':') ? `[${openable}]` : openable}:${port}`)
}
