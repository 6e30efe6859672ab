import type { Socket } from 'node:net'
import { TransportFailure } from '../http/transport-failure.ts'
import { Connection, type ConnectionOwner } from './connection.ts'
import type { Exchange } from './exchange.ts'
import type { PoolLimits } from './limits.ts'

export interface PoolOptions extends PoolLimits {
  readonly dial: () => Socket
  readonly secure: boolean
}

/**
 * The connections to one service instance. Free ones are used last in, first out, so that those not needed grow old and
 * are closed. Exchanges beyond `maxConnections` wait their turn; connections that carry an endless stream do not count, since
 * nobody knows when theirs would come.
 */
export class Pool implements ConnectionOwner {
  private readonly free: Connection[] = []
  private readonly all = new Set<Connection>()
  private endless = 0
  private readonly isEndless = new WeakSet<Connection>()
  private waiting: Exchange[] = []
  private closed = false

  constructor(private readonly options: PoolOptions) {}

  /** Nothing is open and nothing waits. */
  get empty(): boolean {
    return this.all.size === 0 && this.waiting.length === 0
  }

  get sockets(): { open: number; idle: number } {
    return { open: this.all.size, idle: this.free.length }
  }

  dispatch(exchange: Exchange): void {
    if (this.closed) {
      exchange.fail(clientClosed())
      return
    }
    const now = performance.now()
    for (let connection = this.free.pop(); connection; connection = this.free.pop()) {
      if (connection.usable && now - connection.freeSince < this.options.idleMs) {
        connection.carry(exchange)
        return
      }
      connection.destroy()
    }
    if (this.hasRoom) this.open().carry(exchange)
    else this.waiting.push(exchange)
  }

  onEndless(connection: Connection): void {
    this.endless++
    this.isEndless.add(connection)
    this.admitNext()
  }

  onFree(connection: Connection): void {
    if (this.isEndless.has(connection)) {
      connection.destroy() // its place has been given away
      return
    }
    const exchange = this.waiting.shift()
    if (exchange) connection.carry(exchange)
    else this.free.push(connection)
  }

  onClosed(connection: Connection): void {
    this.all.delete(connection)
    const index = this.free.indexOf(connection)
    if (index !== -1) this.free.splice(index, 1)
    if (this.isEndless.delete(connection)) this.endless--
    else this.admitNext()
  }

  /** Ends what has lasted too long at `now`. */
  sweep(now: number): void {
    for (const connection of this.all) {
      if (connection.busy) connection.expire(now)
      else if (now - connection.freeSince >= this.options.idleMs) connection.destroy()
    }
    if (this.waiting.length > 0) this.waiting = this.waiting.filter((exchange) => !hasExpired(exchange, now))
  }

  /** Destroys every connection; exchanges in flight fail. */
  close(): void {
    this.closed = true
    for (const exchange of this.waiting.splice(0)) exchange.fail(clientClosed())
    for (const connection of this.all)
      connection.breakOff(new TransportFailure('abort', 'perhaps', 'the client was closed'))
  }

  private get hasRoom(): boolean {
    return this.all.size - this.endless < this.options.maxConnections
  }

  private admitNext(): void {
    const exchange = this.closed ? undefined : this.waiting.shift()
    if (exchange) this.open().carry(exchange)
  }

  private open(): Connection {
    const connection = new Connection(this.options.dial(), this.options.secure, this.options, this)
    this.all.add(connection)
    return connection
  }
}

const hasExpired = (exchange: Exchange, now: number): boolean => {
  const failure = exchange.expiry(now)
  if (failure) exchange.fail(failure)
  return failure !== null
}

const clientClosed = (): TransportFailure => new TransportFailure('abort', 'never', 'the client was closed')
