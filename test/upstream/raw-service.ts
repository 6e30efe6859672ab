import { createServer, type Server, type Socket } from 'node:net'

/** One connection as a service sees it, octet by octet. */
export interface RawConnection {
  readonly socket: Socket
  /** Everything received so far, latin1. */
  received: string
  /** How many request heads have been received. */
  requests: number
  closed: boolean
}

export interface RawService {
  readonly origin: URL
  readonly connections: RawConnection[]
  stop(): void
}

/** Called whenever octets arrive. */
export type OnOctets = (connection: RawConnection, octets: string) => void

/** A service on loopback that says exactly what a test wants to be said. */
export const startRawService = (
  onOctets: OnOctets,
  onConnection: (connection: RawConnection) => void = () => {},
): Promise<RawService> => {
  const connections: RawConnection[] = []
  const server: Server = createServer((socket) => {
    const connection: RawConnection = { socket, received: '', requests: 0, closed: false }
    connections.push(connection)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => {
      connection.closed = true
    })
    socket.on('data', (data) => {
      const octets = data.toString('latin1')
      connection.received += octets
      connection.requests += octets.split('\r\n\r\n').length - 1
      onOctets(connection, octets)
    })
    onConnection(connection)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address && typeof address === 'object' ? address.port : 0
      resolve({
        origin: new URL(`http://127.0.0.1:${port}`),
        connections,
        stop: () => {
          server.close()
          for (const { socket } of connections) socket.destroy()
        },
      })
    })
  })
}

/** Answers every request head with the same octets. */
export const always =
  (response: string): OnOctets =>
  ({ socket }, octets) => {
    for (let i = octets.split('\r\n\r\n').length - 1; i > 0; i--) socket.write(response, 'latin1')
  }

export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
