import type { OutboundRequest } from '../http/message.ts'
import { remembered } from '../http/remembered.ts'
import { TransportFailure } from '../http/transport-failure.ts'

/** RFC 9110 5.6.2 and 5.5. Beyond U+00FF a latin1 writer would cut code units down to octets, CR and LF among them. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/
/** Few different names are ever written. */
const REMEMBERED_NAMES = 256
const TARGET = /^(?:\/[\x21-\x7e]*|\*)$/

/** Methods whose missing content is said with `Content-Length: 0` (RFC 9110 8.6). */
const ANNOUNCES_NO_CONTENT = new Set(['POST', 'PUT', 'PATCH'])

/** Tells the service for how many milliseconds somebody still waits, so that it need not work for nobody. */
const TIMEOUT_FIELD = 'x-request-timeout-ms'

/**
 * The request head as a latin1 string, without `Connection` and without its closing empty line. Throws a
 * `TransportFailure` (stage `write`, never sent) when a part could break out of its place.
 */
export const toRequestHead = (request: OutboundRequest, host: string, now = performance.now()): string => {
  const { method, target, fields } = request
  if (!TOKEN.test(method)) throw refused('method')
  if (!TARGET.test(target)) throw refused('target')
  let head = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n`
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] ?? ''
    const value = fields[i + 1] ?? ''
    if (!isOwnName(name)) throw refused('field name')
    if (NOT_IN_VALUE.test(value)) throw refused(`value of ${name}`)
    head += `${name}: ${value}\r\n`
  }
  return head + timeoutOf(request, now) + framingOf(request)
}

/** Computed here, after queues and retries took their share. Whole milliseconds, at least 1. */
const timeoutOf = ({ deadline }: OutboundRequest, now: number): string =>
  deadline === Number.POSITIVE_INFINITY
    ? ''
    : `${TIMEOUT_FIELD}: ${Math.max(1, Math.floor(deadline - now))}\r\n`

const framingOf = ({ content, contentLength, method }: OutboundRequest): string => {
  if (content === null) return ANNOUNCES_NO_CONTENT.has(method) ? 'Content-Length: 0\r\n' : ''
  if (content instanceof Uint8Array) return `Content-Length: ${content.length}\r\n`
  if (contentLength === null) return 'Transfer-Encoding: chunked\r\n'
  if (!Number.isSafeInteger(contentLength) || contentLength < 0) throw refused('content length')
  return `Content-Length: ${contentLength}\r\n`
}

/** Whether a field may be written by whoever builds requests. */
const isOwnName = remembered(REMEMBERED_NAMES, (name) => TOKEN.test(name) && !isFraming(name))

/** Fields only the client itself may write; a second one of them is how requests are smuggled. */
const isFraming = (name: string): boolean => {
  switch (name.length) {
    case 4:
      return name.toLowerCase() === 'host'
    case 10:
      return name.toLowerCase() === 'connection'
    case 14:
      return name.toLowerCase() === 'content-length'
    case 17:
      return name.toLowerCase() === 'transfer-encoding'
    default:
      return false
  }
}

const refused = (part: string): TransportFailure =>
  new TransportFailure('write', 'never', `request refused: ${part} is not allowed`)
