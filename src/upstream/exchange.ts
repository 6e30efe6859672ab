import type { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { fieldValue, type InboundResponse, type OutboundRequest } from '../http/message.ts'
import type { ServiceSocket } from '../http/message-socket.ts'
import { type FailureStage, TransportFailure } from '../http/transport-failure.ts'
import { MAX_COMPLETE_OCTETS, toCompleteContent } from './complete-content.ts'
import { type ContentStream, createContentStream, type StreamReader } from './content-stream.ts'
import type { ResponseHead } from './response-head.ts'
import type { Framing, ResponseSink } from './response-parser.ts'
import { createServiceSocket } from './service-socket.ts'
import { type Handshake, startHandshake } from './websocket-handshake.ts'

/** What an exchange waits for: a free connection, a new one, room to write, the head, content; or nothing more. */
export type Phase = 'queued' | 'connect' | 'tls' | 'write' | 'head' | 'content' | 'over'

const WAITED_FOR: Record<Phase, string> = {
  queued: 'a free connection',
  connect: 'the connection',
  tls: 'the TLS handshake',
  write: 'the service to take the request',
  head: 'the response head',
  content: 'the response content',
  over: 'nothing',
}

/** One request and its response, from `send` to the last octet of either. Knows no socket and no timer. */
export class Exchange implements ResponseSink {
  phase: Phase = 'queued'
  /** When `phase` will have lasted too long, on the `performance.now()` scale, ms. */
  limitAt = Number.POSITIVE_INFINITY
  /** Silence of the service allowed inside the response content, ms. */
  idleLimitMs = 0
  /** Octets of the request may have left the process. */
  written = false
  /** The request has been written to its end. */
  requestComplete = false
  /** The service takes no more of the request for now. */
  stalled = false
  /** The reader of the response lags behind, so the silence of the connection is of our own making. */
  paused = false
  answer: ResponseHead | null = null
  framing: Framing = 0
  /** The whole response has arrived. */
  complete = false
  readonly handshake: Handshake | null
  private pieces: Uint8Array[] = []
  private stream: ContentStream | null = null

  constructor(
    readonly request: OutboundRequest,
    /** As `toRequestHead` writes it. */
    readonly requestHead: string,
    private readonly resolve: (response: InboundResponse) => void,
    private readonly reject: (reason: TransportFailure) => void,
    /** Told once, when nothing more will happen. */
    private readonly onOver: () => void,
  ) {
    this.handshake = request.upgrade ? startHandshake(request) : null
  }

  /** The response was handed over as a stream that still runs. */
  get streaming(): boolean {
    return this.stream !== null
  }

  /** As far as it is concerned, its connection can carry another one. */
  get leavesReusable(): boolean {
    return this.requestComplete && this.answer?.persistent === true && this.framing !== 'close'
  }

  enter(phase: Phase, limitAt: number): void {
    this.phase = phase
    this.limitAt = limitAt
  }

  /** An early refusal: the service does not want the rest. Any other early answer may be made of what is still to come. */
  get isRefused(): boolean {
    return (this.answer?.status ?? 0) >= 300
  }

  /** The service may be silent as long as it waits for a request that the client has not sent to its end. */
  awaitContent(now: number): void {
    const waitsForUs = !this.requestComplete && !this.isRefused && !this.stalled
    this.limitAt = waitsForUs ? Number.POSITIVE_INFINITY : now + this.idleLimitMs
  }

  head(head: ResponseHead, framing: Framing): void {
    this.answer = head
    this.framing = framing
    this.phase = 'content'
  }

  content(octets: Uint8Array): void {
    if (this.stream === null) this.pieces.push(octets)
    else if (!this.stream.push(octets)) this.paused = true
  }

  end(): void {
    this.complete = true
  }

  /** Media type of the response in lower case, without parameters; empty when it does not say. */
  get mediaType(): string {
    const contentType = fieldValue(this.answer?.fields ?? [], 'content-type') ?? ''
    return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
  }

  /** The response must be handed over as a stream: it is larger than what is collected, or of unknown size. */
  get wantsStream(): boolean {
    if (this.answer === null || this.complete || this.stream !== null) return false
    return typeof this.framing !== 'number' || this.framing > MAX_COMPLETE_OCTETS
  }

  /** Hands over head and stream, with what has arrived so far already in it. */
  startStream(reader: StreamReader): void {
    this.stream = createContentStream(reader)
    for (const piece of this.pieces) this.content(piece)
    this.pieces = []
    this.deliver(this.stream.stream)
  }

  /** Ends the exchange well; `complete` must be true. */
  finish(): void {
    if (this.stream === null) this.deliver(toCompleteContent(this.pieces))
    else this.stream.end()
    this.over()
  }

  /** Gives the socket away with what arrived behind the head; in flight until it closes. Throws unless the 101 agrees. */
  handOver(socket: Socket, early: Buffer): void {
    const { answer, handshake } = this
    if (answer === null || handshake === null) return
    const protocol = handshake.agree(answer)
    socket.on('close', () => this.over())
    this.deliver(null, createServiceSocket(socket, early, protocol))
  }

  fail(failure: TransportFailure): void {
    if (this.phase === 'over') return
    if (this.stream === null) this.reject(failure)
    else this.stream.fail(failure)
    this.over()
  }

  /** Ends without a word: nobody reads any more. */
  over(): void {
    if (this.phase === 'over') return
    this.enter('over', Number.POSITIVE_INFINITY)
    this.onOver()
  }

  /** A failure of this exchange; whether it was sent is known here. */
  failure(
    stage: FailureStage,
    message: string,
    options?: ErrorOptions & { timedOut?: boolean },
  ): TransportFailure {
    return new TransportFailure(stage, this.written ? 'perhaps' : 'never', message, options)
  }

  /** The reason to give up at `now`, if there is one. The deadline does not cut a stream that was handed over. */
  expiry(now: number): TransportFailure | null {
    const { request, phase } = this
    if (request.signal?.().aborted) return this.failure('abort', 'the requesting side left')
    if (now >= request.deadline && !this.streaming)
      return this.failure('deadline', `the deadline passed waiting for ${WAITED_FOR[phase]}`, {
        timedOut: true,
      })
    if (now < this.limitAt || this.paused) return null
    const stage = phase === 'queued' || phase === 'over' ? 'connect' : phase
    return this.failure(stage, `waited too long for ${WAITED_FOR[phase]}`, { timedOut: true })
  }

  private deliver(content: InboundResponse['content'], socket?: ServiceSocket): void {
    const { answer } = this
    if (answer === null) return
    const { status, reason, fields } = answer
    this.resolve(socket ? { status, reason, fields, content, socket } : { status, reason, fields, content })
  }
}
