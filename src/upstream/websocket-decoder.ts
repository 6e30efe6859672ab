import { Buffer } from 'node:buffer'
import { syntaxFailure } from './syntax-failure.ts'
import {
  BINARY,
  CLOSE,
  CONTINUATION,
  FINAL,
  MASKED,
  MAX_CONTROL_OCTETS,
  PING,
  PONG,
  TEXT,
} from './websocket-frame.ts'

/** As large as what a client may send. */
export const MAX_MESSAGE_OCTETS = 16 * 1024 * 1024

const RESERVED = 0x70
const NOTHING = Buffer.alloc(0)
const always = () => true
/** The byte order mark belongs to the text. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export interface FrameSink {
  message(message: string | Uint8Array): void
  ping(payload: Buffer): void
  /** 1005 when the peer gives no code. */
  close(code: number, reason: string): void
}

interface Frame {
  readonly final: boolean
  readonly opcode: number
  missing: number
}

/** Incremental, strict reader of what a WebSocket server sends (RFC 6455 5). Messages are put together from their fragments. */
export class FrameDecoder {
  /** A frame head that arrived without its end; never longer than one. */
  private pending: Buffer = NOTHING
  private frame: Frame | null = null
  private readonly control = new Octets()
  private readonly message = new Octets()
  private messageOpcode: number | null = null

  constructor(private readonly sink: FrameSink) {}

  /**
   * Reads until `goesOn`, asked after each frame, says no; returns what is left to be fed again. Throws a `TransportFailure`
   * of stage `syntax`; the decoder is of no use after it.
   */
  feed(octets: Buffer, goesOn: () => boolean = always): Buffer {
    const input = this.pending.length === 0 ? octets : Buffer.concat([this.pending, octets])
    this.pending = NOTHING
    let at = 0
    for (;;) {
      if (this.frame === null) {
        const length = this.takeHead(input, at)
        if (length === null) {
          if (at < input.length) this.pending = Buffer.from(input.subarray(at))
          return NOTHING
        }
        at += length
      }
      const { frame } = this
      if (frame === null) return NOTHING
      const end = Math.min(input.length, at + frame.missing)
      const held = frame.opcode >= CLOSE ? this.control : this.message
      held.append(input, at, end)
      frame.missing -= end - at
      at = end
      if (frame.missing > 0) return NOTHING
      this.frame = null
      this.finish(frame)
      if (at === input.length) return NOTHING
      if (!goesOn()) return input.subarray(at)
    }
  }

  /** Octets of the frame head at `at`; `null` when it has not arrived whole. */
  private takeHead(input: Buffer, at: number): number | null {
    const first = input[at]
    const second = input[at + 1]
    if (first === undefined || second === undefined) return null
    const opcode = first & 0x0f
    const final = (first & FINAL) !== 0
    if ((first & RESERVED) !== 0) throw syntaxFailure('a WebSocket frame with an extension nobody offered')
    if ((second & MASKED) !== 0) throw syntaxFailure('a masked WebSocket frame of a server')
    const headLength = second === 126 ? 4 : second === 127 ? 10 : 2
    if (input.length < at + headLength) return null
    const length =
      second === 126
        ? input.readUInt16BE(at + 2)
        : second === 127
          ? Number(input.readBigUInt64BE(at + 2))
          : second
    if (opcode >= CLOSE) this.checkControl(opcode, final, length)
    else this.checkData(opcode, length)
    this.frame = { final, opcode, missing: length }
    return headLength
  }

  private checkControl(opcode: number, final: boolean, length: number): void {
    if (opcode > PONG || !final || length > MAX_CONTROL_OCTETS)
      throw syntaxFailure('a malformed WebSocket control frame')
  }

  private checkData(opcode: number, length: number): void {
    const continues = opcode === CONTINUATION
    if (opcode > BINARY || continues !== (this.messageOpcode !== null))
      throw syntaxFailure('a WebSocket frame out of order')
    if (this.message.length + length > MAX_MESSAGE_OCTETS) throw syntaxFailure('WebSocket message too large')
    if (!continues) this.messageOpcode = opcode
  }

  private finish({ opcode, final }: Frame): void {
    if (opcode >= CLOSE) {
      const payload = this.control.take()
      if (opcode === PING) this.sink.ping(payload)
      else if (opcode === CLOSE) this.takeClose(payload)
    } else if (final) {
      const isText = this.messageOpcode === TEXT
      this.messageOpcode = null
      const octets = this.message.take()
      this.sink.message(isText ? toText(octets) : octets)
    }
  }

  private takeClose(payload: Buffer): void {
    const code = payload.length === 0 ? 1005 : payload.length === 1 ? 0 : payload.readUInt16BE(0)
    if (!isSentCode(code) && payload.length > 0)
      throw syntaxFailure('a WebSocket close code that is not sent')
    this.sink.close(code, toText(payload.subarray(2)))
  }
}

/** RFC 6455 7.4: what may be in a close frame. */
const isSentCode = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) ||
  (code >= 3000 && code <= 4999)

const toText = (octets: Uint8Array): string => {
  try {
    return UTF_8.decode(octets)
  } catch {
    throw syntaxFailure('a WebSocket text that is not UTF-8')
  }
}

/** Octets in one growing piece: a message in a million fragments costs no more than one in a single frame. */
class Octets {
  length = 0
  private buffer: Buffer = NOTHING

  append(octets: Buffer, start: number, end: number): void {
    const length = this.length + end - start
    if (length > this.buffer.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(length, 2 * this.length))
      this.buffer.copy(grown, 0, 0, this.length)
      this.buffer = grown
    }
    octets.copy(this.buffer, this.length, start, end)
    this.length = length
  }

  take(): Buffer {
    const { buffer, length } = this
    // A view costs Bun more than a short message does otherwise.
    const taken = length === buffer.length ? buffer : buffer.subarray(0, length)
    this.buffer = NOTHING
    this.length = 0
    return taken
  }
}
