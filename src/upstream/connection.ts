import type { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import type { TransportFailure } from '../http/transport-failure.ts'
import { type ConnectionState, toFailure, toLoss } from './connection-loss.ts'
import type { Exchange } from './exchange.ts'
import type { ConnectionLimits } from './limits.ts'
import { RequestSender } from './request-sender.ts'
import { ResponseParser } from './response-parser.ts'

export interface ConnectionOwner {
  /** The connection can carry another exchange. */
  onFree(connection: Connection): void
  /** The connection carries a stream that may last for ever. */
  onEndless(connection: Connection): void
  onClosed(connection: Connection): void
}

/** TCP keep-alive probes tell a silent event stream from a dead one. */
const KEEP_ALIVE_PROBE_MS = 15_000

/** One socket to a service instance, carrying one exchange at a time. Never sends anything twice. */
export class Connection {
  /** On the `performance.now()` scale, ms; only meaningful while no exchange is carried. */
  freeSince = 0
  private exchange: Exchange | null = null
  private readonly parser = new ResponseParser()
  private readonly sender: RequestSender
  private requests = 0
  private state: ConnectionState = 'connecting'

  constructor(
    private readonly socket: Socket,
    secure: boolean,
    private readonly limits: ConnectionLimits,
    private readonly owner: ConnectionOwner,
  ) {
    this.sender = new RequestSender(socket, limits, (exchange, failure) => {
      if (this.exchange === exchange) this.breakOff(toFailure(failure, exchange))
    })
    socket.on('connect', () => (secure ? this.onHandshake() : this.onOpen()))
    if (secure) socket.on('secureConnect', () => this.onOpen())
    socket.on('data', (octets: Buffer) => this.onData(octets))
    socket.on('end', () => this.onEnd())
    socket.on('error', (cause) => this.onLost(cause))
    socket.on('close', () => this.onLost(null))
  }

  /** An exchange may be given to it: the peer has not closed it, as far as is known. */
  get usable(): boolean {
    return this.state !== 'closed' && !this.socket.destroyed
  }

  get busy(): boolean {
    return this.exchange !== null
  }

  carry(exchange: Exchange): void {
    this.exchange = exchange
    exchange.idleLimitMs = this.limits.contentIdleTimeoutMs
    this.requests++
    if (this.state === 'open') this.send(exchange)
    else exchange.enter('connect', performance.now() + this.limits.connectTimeoutMs)
  }

  /** Gives up what has lasted too long at `now`. */
  expire(now: number): void {
    const failure = this.exchange?.expiry(now)
    if (failure) this.breakOff(failure)
  }

  destroy(): void {
    if (this.state === 'closed') return
    this.state = 'closed'
    this.socket.destroy()
    this.owner.onClosed(this)
  }

  /** Fails the exchange, if there is one, and destroys the socket. */
  breakOff(failure: TransportFailure): void {
    const { exchange } = this
    this.exchange = null
    this.sender.stop()
    this.destroy()
    exchange?.fail(failure)
  }

  private onHandshake(): void {
    if (this.state !== 'connecting') return
    this.state = 'handshake'
    if (this.exchange?.phase === 'connect') this.exchange.phase = 'tls'
  }

  private onOpen(): void {
    if (this.state === 'closed') return
    this.state = 'open'
    if (this.exchange) this.send(this.exchange)
  }

  private send(exchange: Exchange): void {
    const { request, requestHead, handshake } = exchange
    const isLast = this.requests >= this.limits.maxRequestsPerConnection
    const lines = handshake?.lines ?? (isLast ? 'Connection: close\r\n' : '')
    this.parser.begin(request.method, exchange, handshake ? 'asked' : 'refused')
    this.sender.send(exchange, `${requestHead}${lines}\r\n`)
  }

  private onData(octets: Buffer): void {
    const { exchange } = this
    if (exchange === null) {
      this.destroy() // unsolicited octets would be read as the answer to the next request
      return
    }
    try {
      const consumed = this.parser.feed(octets)
      if (exchange.answer?.status === 101) this.handOver(exchange, octets.subarray(consumed))
      else if (exchange.complete) this.finish(exchange, consumed === octets.length)
      else if (exchange.answer !== null) this.proceed(exchange)
    } catch (failure) {
      this.breakOff(toFailure(failure, exchange))
    }
  }

  /** What the service has agreed to is no HTTP any more: the socket leaves the pool. */
  private handOver(exchange: Exchange, early: Buffer): void {
    exchange.handOver(this.socket, early)
    this.exchange = null
    this.state = 'closed'
    this.owner.onClosed(this)
  }

  /** The head has arrived, the content not to its end. */
  private proceed(exchange: Exchange): void {
    if (exchange.isRefused) this.sender.stop()
    if (exchange.wantsStream) this.startStream(exchange)
    exchange.awaitContent(performance.now())
    if (exchange.paused) this.socket.pause()
  }

  private startStream(exchange: Exchange): void {
    if (this.limits.idleExemptMediaTypes.includes(exchange.mediaType)) {
      exchange.idleLimitMs = Number.POSITIVE_INFINITY
      this.socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS)
      this.owner.onEndless(this)
    }
    exchange.startStream({
      onWanted: () => {
        if (!exchange.paused) return
        exchange.paused = false
        exchange.awaitContent(performance.now())
        this.socket.resume()
      },
      onCancelled: () => {
        if (this.exchange === exchange) this.exchange = null
        this.destroy()
        exchange.over()
      },
    })
  }

  private finish(exchange: Exchange, isClean: boolean): void {
    const isReusable =
      isClean &&
      exchange.leavesReusable &&
      this.requests < this.limits.maxRequestsPerConnection &&
      this.usable
    this.exchange = null
    this.sender.stop()
    if (isReusable && exchange.paused) this.socket.resume()
    exchange.finish()
    if (!isReusable) this.destroy()
    else {
      this.freeSince = performance.now()
      this.owner.onFree(this)
    }
  }

  private onEnd(): void {
    const { exchange } = this
    if (exchange === null || this.state !== 'open') {
      this.onLost(null)
      return
    }
    try {
      this.parser.endOfInput()
      this.finish(exchange, false)
    } catch (failure) {
      this.breakOff(toFailure(failure, exchange))
    }
  }

  /** The socket failed (`cause`) or closed. */
  private onLost(cause: Error | null): void {
    const { exchange } = this
    if (exchange === null) {
      this.destroy()
      return
    }
    this.breakOff(toLoss(exchange, this.state, cause))
  }
}
