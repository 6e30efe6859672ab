import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { digestContent, sendBytes, sendEvents } from './streams.ts'

/** The text behind `/-/encoded/*`. */
export const ENCODED_TEXT = 'Los mismos octetos, ida y vuelta. '.repeat(40)

type Probe = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  rest: string,
  query: URLSearchParams,
) => Promise<void>

const sendJson = (outgoing: ServerResponse, value: unknown): void => {
  const content = Buffer.from(JSON.stringify(value))
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': content.length })
  outgoing.end(content)
}

const ENCODERS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  gzip: (text) => gzipSync(text),
  br: (text) => brotliCompressSync(text),
  zstd: (text) => zstdCompressSync(text),
}

const PROBES: Readonly<Record<string, Probe>> = {
  /** What arrived: method, target, fields as a flat name, value list in wire order, digest of the content. */
  echo: async (incoming, outgoing) => {
    const { sha256, length } = await digestContent(incoming)
    const { method, url, rawHeaders } = incoming
    sendJson(outgoing, { method, target: url, fields: rawHeaders, body_sha256: sha256, body_length: length })
  },
  upload: async (incoming, outgoing) => sendJson(outgoing, await digestContent(incoming)),
  /** `/-/bytes/N`, with `content-length` unless `?chunked=1`. */
  bytes: (_incoming, outgoing, rest, query) =>
    sendBytes(outgoing, Number(rest), query.get('chunked') === '1'),
  /** `?count=10&everyMs=50`. */
  sse: (_incoming, outgoing, _rest, query) =>
    sendEvents(outgoing, Number(query.get('count') ?? 10), Number(query.get('everyMs') ?? 50)),
  cookies: async (_incoming, outgoing) => {
    outgoing.setHeader('set-cookie', [
      'one=1; Path=/; HttpOnly',
      'two=2; Path=/; Expires=Wed, 21 Oct 2037 07:28:00 GMT',
    ])
    sendJson(outgoing, { cookies: 2 })
  },
  encoded: async (_incoming, outgoing, rest) => {
    const content = ENCODERS[rest]?.(ENCODED_TEXT)
    if (content === undefined) return sendNotFound(outgoing)
    outgoing.writeHead(200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-encoding': rest,
      'content-length': content.length,
      vary: 'accept-encoding',
    })
    outgoing.end(content)
  },
  /** `?to=<location>&status=302`. */
  redirect: async (_incoming, outgoing, _rest, query) => {
    const status = Number(query.get('status') ?? 302)
    outgoing.writeHead(status, { location: query.get('to') ?? '/', 'content-length': 0 })
    outgoing.end()
  },
}

const sendNotFound = (outgoing: ServerResponse): void => {
  outgoing.writeHead(404, { 'content-type': 'application/json' })
  outgoing.end('{"detail":"Not Found"}')
}

/** Routes under `/-/` that proxy tests aim at: they stream, so they work on Node's own request and response. */
export const answerProbe = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost')
  const [, , name = '', ...rest] = pathname.split('/')
  const probe = Object.hasOwn(PROBES, name) ? PROBES[name] : undefined
  if (probe === undefined) return sendNotFound(outgoing)
  await probe(incoming, outgoing, rest.join('/'), searchParams)
}
