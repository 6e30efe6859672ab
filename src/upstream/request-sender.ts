import type { Socket } from 'node:net'
import type { Exchange } from './exchange.ts'
import type { ConnectionLimits } from './limits.ts'
import { type ContentSending, sendContent, writeRequest } from './request-content.ts'

/** The outgoing half of a connection: writes one exchange's request at a time, at the pace the socket takes. */
export class RequestSender {
  private sending: ContentSending | null = null

  constructor(
    private readonly socket: Socket,
    private readonly limits: ConnectionLimits,
    /** A streamed content broke while it was being written. */
    private readonly onBroken: (exchange: Exchange, failure: unknown) => void,
  ) {}

  send(exchange: Exchange, head: string): void {
    const { content } = exchange.request
    exchange.written = true
    if (content instanceof ReadableStream) {
      exchange.enter('write', Number.POSITIVE_INFINITY)
      this.socket.write(head, 'latin1')
      void this.sendStream(exchange, content)
      return
    }
    exchange.requestComplete = true
    exchange.enter('head', performance.now() + this.limits.headersTimeoutMs)
    writeRequest(this.socket, head, content)
  }

  /** Sends no more of a streamed content. */
  stop(): void {
    this.sending?.stop()
    this.sending = null
  }

  private async sendStream(exchange: Exchange, content: ReadableStream<Uint8Array>): Promise<void> {
    const { headersTimeoutMs, contentIdleTimeoutMs } = this.limits
    const sending = sendContent(this.socket, content, exchange.request.contentLength, (stalled) => {
      exchange.stalled = stalled
      exchange.limitAt = stalled ? performance.now() + contentIdleTimeoutMs : Number.POSITIVE_INFINITY
    })
    this.sending = sending
    try {
      if ((await sending.outcome) === 'stopped') return
      exchange.requestComplete = true
      if (exchange.phase === 'write') exchange.enter('head', performance.now() + headersTimeoutMs)
      else exchange.awaitContent(performance.now())
    } catch (failure) {
      if (this.sending === sending) this.onBroken(exchange, failure)
    } finally {
      if (this.sending === sending) this.sending = null
    }
  }
}
