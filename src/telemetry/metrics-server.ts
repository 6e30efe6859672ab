import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface MetricsServer {
  readonly url: URL
  close(): Promise<void>
}

/** Serves the Prometheus text of `read` at `/metrics`, on its own address so that it never meets the public one. */
export const startMetricsServer = async (
  address: { host: string; port: number },
  read: () => Promise<{ contentType: string; text: string }>,
): Promise<MetricsServer> => {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    read().then(
      ({ contentType, text }) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, resolve)
  })
  const { port } = server.address() as AddressInfo // Boundary: a listening TCP server has one
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return {
    url: new URL(`http://${host}:${port}/metrics`),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
