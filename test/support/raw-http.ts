import { connect } from 'node:net'

export interface RawAnswer {
  /** `0` when the connection was closed without an answer. */
  readonly status: number
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>
  readonly content: string
}

/** Sends the octets of a request (latin-1) over a fresh connection and reads until the server closes it. */
export const sendRaw = (port: number, octets: string): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(octets, 'latin1'))
    socket.setTimeout(5_000, () => socket.destroy(new Error('no end within 5 s')))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString())))
  })

/** A bodiless request line with chosen `Host` fields, on a connection that ends with it. */
export const rawRequest = (
  line: string,
  hosts: readonly string[] = ['localhost'],
  fields: readonly string[] = [],
): string =>
  [`${line} HTTP/1.1`, ...hosts.map((host) => `Host: ${host}`), ...fields, 'Connection: close', '', ''].join(
    '\r\n',
  )

const parse = (text: string): RawAnswer => {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers: new Map(headers),
    content: rest.join('\r\n\r\n'),
  }
}
