import { startRawService } from '../upstream/raw-service.ts'

/** One request as RFC 9112 reads it, or what makes it readable in more than one way. */
export interface StrictRequest {
  readonly method: string
  readonly target: string
  /** Lower-case names, in wire order. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly content: string
  /** Empty when there is exactly one way to read it. */
  readonly ambiguities: readonly string[]
}

export interface StrictService {
  readonly origin: string
  readonly requests: readonly StrictRequest[]
  stop(): void
}

const REQUEST_LINE = /^([A-Z-]+) (\/[\x21-\x7e]*) HTTP\/1\.1$/
const FIELD_LINE =
  /^([!#$%&'*+.^_`|~\w-]+):[ \t]*((?:[\x21-\x7e\x80-\xff](?:[ \t\x21-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?)[ \t]*$/

/** A service that reads every octet it gets by RFC 9112, forgives nothing and answers 200. */
export const startStrictService = async (): Promise<StrictService> => {
  const requests: StrictRequest[] = []
  const read = new Map<object, number>()
  const service = await startRawService((connection) => {
    for (;;) {
      const at = read.get(connection) ?? 0
      const taken = takeRequest(connection.received.slice(at))
      if (taken === null) return
      read.set(connection, at + taken.octets)
      requests.push(taken.request)
      connection.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
    }
  })
  return { origin: service.origin.href.slice(0, -1), requests, stop: service.stop }
}

/** The first complete request of `octets`, or `null` while it has not arrived to its end. */
const takeRequest = (octets: string): { request: StrictRequest; octets: number } | null => {
  const end = octets.indexOf('\r\n\r\n')
  if (end === -1) return null
  const ambiguities: string[] = []
  const [line = '', ...lines] = octets.slice(0, end).split('\r\n')
  const [, method = '', target = ''] = REQUEST_LINE.exec(line) ?? []
  if (method === '') ambiguities.push(`request line ${JSON.stringify(line)}`)
  const fields = lines.map((text): [string, string] => {
    const [, name = '', value = ''] = FIELD_LINE.exec(text) ?? []
    if (name === '') ambiguities.push(`field line ${JSON.stringify(text)}`)
    return [name.toLowerCase(), value]
  })
  const all = (name: string) => fields.filter(([known]) => known === name).map(([, value]) => value)
  if (all('host').length !== 1) ambiguities.push(`${all('host').length} Host fields`)
  const [coding, ...codings] = all('transfer-encoding')
  const [length, ...lengths] = all('content-length')
  if (codings.length + lengths.length > 0 || (coding !== undefined && length !== undefined))
    ambiguities.push('several framings')
  if (coding !== undefined && coding !== 'chunked') ambiguities.push(`coding ${coding}`)
  if (length !== undefined && !/^\d+$/.test(length)) ambiguities.push(`length ${length}`)

  const start = end + 4
  const content = coding === undefined ? counted(octets, start, Number(length ?? 0)) : chunked(octets, start)
  if (content === null) return null
  const request = { method, target, fields, content: content.text, ambiguities }
  return { request, octets: content.end }
}

const counted = (octets: string, start: number, length: number) =>
  octets.length < start + length ? null : { text: octets.slice(start, start + length), end: start + length }

const chunked = (octets: string, start: number) => {
  let text = ''
  for (let at = start; ; ) {
    const [line, size = ''] = /^([0-9a-f]{1,8})\r\n/i.exec(octets.slice(at, at + 12)) ?? []
    if (line === undefined) return null
    const length = Number.parseInt(size, 16)
    const next = at + line.length + length
    if (octets.slice(next, next + 2) !== '\r\n') return null
    text += octets.slice(at + line.length, next)
    at = next + 2
    if (length === 0) return { text, end: at }
  }
}
