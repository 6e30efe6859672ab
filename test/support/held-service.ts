import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service whose answers to some paths wait until the test lets them go. */
export interface HeldService {
  readonly url: string
  /** Holds what is asked of paths with this end from now on. */
  hold(pathEnd: string): Held
  close(): Promise<void>
}

export interface Held {
  /** When it has been asked. */
  readonly asked: Promise<void>
  /** When the one who asked has gone without an answer. */
  readonly abandoned: Promise<void>
  /** Answers as the service does, or with a bare status. */
  release(status?: number): void
}

interface Gate extends Held {
  open: Promise<number | undefined>
  markAsked(): void
  markAbandoned(): void
}

/** Stands before a service that answers GET. */
export const startHeldService = async (target: string): Promise<HeldService> => {
  const gates = new Map<string, Gate>()

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const gate = [...gates].find(([pathEnd]) => path.endsWith(pathEnd))?.[1]
    response.on('close', () => response.writableFinished || gate?.markAbandoned())
    gate?.markAsked()
    const status = await gate?.open
    if (response.destroyed) return
    if (status !== undefined) return void response.writeHead(status).end()
    const { host: _, connection: __, ...headers } = request.headers
    const answered = await fetch(new URL(path, target), {
      headers: headers as Record<string, string>, // Boundary: no field a gateway sends is a list
    })
    const content = await answered.bytes()
    response.writeHead(answered.status, { 'content-type': answered.headers.get('content-type') ?? '' })
    response.end(content)
  }

  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // Boundary: a listening TCP server has one

  return {
    url: `http://127.0.0.1:${port}`,
    hold(pathEnd) {
      const [open, asked, abandoned] = [
        Promise.withResolvers<number | undefined>(),
        Promise.withResolvers<void>(),
        Promise.withResolvers<void>(),
      ]
      const gate: Gate = {
        open: open.promise,
        asked: asked.promise,
        abandoned: abandoned.promise,
        markAsked: asked.resolve,
        markAbandoned: abandoned.resolve,
        release: (status) => {
          gates.delete(pathEnd)
          open.resolve(status)
        },
      }
      gates.set(pathEnd, gate)
      return gate
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
