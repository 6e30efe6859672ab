import { connect } from 'node:net'

export interface WireEnd {
  readonly text: string
  readonly end: 'closed' | 'reset' | 'silent'
}

/** Sends one GET and reads until the connection ends, or stays silent for `patienceMs`. */
export const readWire = (port: number, path: string, patienceMs = 2_000): Promise<WireEnd> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1')
    const finish = (end: WireEnd['end']) => {
      resolve({ text, end })
      socket.destroy()
    }
    socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`))
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    socket.on('end', () => finish('closed'))
    socket.on('error', () => finish('reset'))
    socket.setTimeout(patienceMs, () => finish('silent'))
  })
