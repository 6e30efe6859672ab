import { Buffer } from 'node:buffer'
import { TransportFailure } from '../http/transport-failure.ts'
import { ChunkedDecoder } from './chunked-decoder.ts'
import { parseResponseHead, type ResponseHead, VERSION_PREFIX } from './response-head.ts'
import { syntaxFailure } from './syntax-failure.ts'

/** Design section 6; covers all interim responses in front of the final one too. */
export const MAX_HEAD_OCTETS = 16 * 1024

const END_OF_HEAD = Buffer.from('\r\n\r\n', 'latin1')
const LF = 0x0a
const CR = 0x0d

/** How the content ends (RFC 9112 6.3): after so many octets, with its last chunk, or with the connection. */
export type Framing = number | 'chunked' | 'close'

/** Takes what the parser finds, in the order head, content (any number of views into what was fed), end. */
export interface ResponseSink {
  head(head: ResponseHead, framing: Framing): void
  content(octets: Uint8Array): void
  end(): void
}

const NOBODY: ResponseSink = { head: () => {}, content: () => {}, end: () => {} }

type Expecting = 'head' | 'content' | 'chunks' | 'close' | 'nothing'

/** Incremental, strict parser of responses on one connection (RFC 9112). Does no IO; `begin` readies it for the next. */
export class ResponseParser {
  private expecting: Expecting = 'nothing'
  private method = 'GET'
  private upgrade: 'refused' | 'asked' = 'refused'
  /** Head octets that arrived without their end. */
  private pending: Buffer | null = null
  private headOctets = 0
  private remaining = 0
  private chunks = new ChunkedDecoder()
  private sink: ResponseSink = NOBODY
  private readonly takeContent = (octets: Uint8Array): void => this.sink.content(octets)

  get done(): boolean {
    return this.expecting === 'nothing'
  }

  /** Expects the response to a request of this method. 101 is refused unless an upgrade was asked for. */
  begin(method: string, sink: ResponseSink, upgrade: 'refused' | 'asked' = 'refused'): void {
    this.expecting = 'head'
    this.sink = sink
    this.method = method
    this.upgrade = upgrade
    this.pending = null
    this.headOctets = 0
  }

  /**
   * Consumes `octets` up to the end of the response and returns how many were consumed: fewer than given means that
   * something follows the response. Throws a `TransportFailure` of stage `syntax`; the parser is of no use after it.
   */
  feed(octets: Buffer): number {
    let at = 0
    if (this.expecting === 'head') {
      at = this.feedHead(octets)
      if (this.expecting === 'head') return octets.length
    }
    if (this.expecting === 'content') {
      const end = Math.min(octets.length, at + this.remaining)
      if (end > at) this.sink.content(at === 0 && end === octets.length ? octets : octets.subarray(at, end))
      this.remaining -= end - at
      at = end
      if (this.remaining === 0) this.finish()
    } else if (this.expecting === 'chunks') {
      at = this.chunks.feed(octets, at, this.takeContent)
      if (this.chunks.done) this.finish()
    } else if (this.expecting === 'close') {
      if (at < octets.length) this.sink.content(octets.subarray(at))
      at = octets.length
    }
    return at
  }

  /** The connection ended. Ends a close-delimited response; throws for any other that is not complete. */
  endOfInput(): void {
    if (this.expecting === 'close') this.finish()
    else if (this.expecting === 'head')
      throw new TransportFailure('head', 'perhaps', 'the connection ended before the response head')
    else if (this.expecting !== 'nothing')
      throw new TransportFailure('content', 'perhaps', 'the connection ended inside the response content')
  }

  /** Returns the offset behind the final head, or leaves `expecting` at `head` when it has not arrived yet. */
  private feedHead(octets: Buffer): number {
    const held = this.pending?.length ?? 0
    const input = this.pending === null ? octets : Buffer.concat([this.pending, octets])
    this.pending = null
    let at = 0
    while (this.expecting === 'head') {
      const end = input.indexOf(END_OF_HEAD, at === 0 ? Math.max(0, held - 3) : at)
      this.headOctets += end === -1 ? 0 : end + 4 - at
      if (this.headOctets + (end === -1 ? input.length - at : 0) > MAX_HEAD_OCTETS)
        throw syntaxFailure('response head too large')
      if (end === -1) {
        this.hold(at === 0 ? input : input.subarray(at))
        return octets.length
      }
      this.takeHead(parseResponseHead(at === 0 ? input : input.subarray(at), end + 2 - at))
      at = end + 4
    }
    return at - held
  }

  /** Keeps an incomplete head, unless it can be refused already: a broken peer may never send its end. */
  private hold(octets: Buffer): void {
    const first = Math.min(octets.length, VERSION_PREFIX.length)
    if (octets.compare(VERSION_PREFIX, 0, first, 0, first) !== 0)
      throw syntaxFailure('not an HTTP/1.1 response')
    for (let lf = octets.indexOf(LF); lf !== -1; lf = octets.indexOf(LF, lf + 1))
      if (octets[lf - 1] !== CR) throw syntaxFailure('bare LF in the response head')
    this.pending = octets
  }

  private takeHead(head: ResponseHead): void {
    if (head.status < 200 && !(head.status === 101 && this.upgrade === 'asked')) {
      if (head.status === 101) throw syntaxFailure('101 without a request to upgrade')
      return // interim (RFC 9110 15.2): the final head follows
    }
    const framing = this.framingOf(head)
    if (framing === 'chunked') {
      this.chunks = new ChunkedDecoder()
      this.expecting = 'chunks'
    } else if (framing === 'close') {
      this.expecting = 'close'
    } else {
      this.remaining = framing
      this.expecting = 'content'
    }
    this.sink.head(head, framing)
  }

  /** RFC 9112 6.3, in its order. */
  private framingOf(head: ResponseHead): Framing {
    if (this.method === 'HEAD' || head.status === 204 || head.status === 304 || head.status === 101) return 0
    if (head.chunked) return 'chunked'
    return head.contentLength ?? 'close'
  }

  private finish(): void {
    const { sink } = this
    this.expecting = 'nothing'
    this.sink = NOBODY
    sink.end()
  }
}
