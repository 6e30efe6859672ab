import { Buffer } from 'node:buffer'
import { randomFillSync } from 'node:crypto'

/** Opcodes (RFC 6455 5.2); from `CLOSE` on they are those of control frames. */
export const CONTINUATION = 0x0
export const TEXT = 0x1
export const BINARY = 0x2
export const CLOSE = 0x8
export const PING = 0x9
export const PONG = 0xa

export const FINAL = 0x80
/** In the octet of the length. */
export const MASKED = 0x80
export const MAX_CONTROL_OCTETS = 125

/** Asked for together: a call for four octets costs more than the rest of a small frame. */
const masks = Buffer.alloc(4096)
let nextMask = masks.length

/** One whole frame of a client, which masks what it sends (RFC 6455 5.3). */
export const toFrame = (opcode: number, payload: Uint8Array): Buffer => {
  const { length } = payload
  const headLength = length < 126 ? 2 : length < 0x1_0000 ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + 4 + length)
  frame[0] = FINAL | opcode
  frame[1] = MASKED | (headLength === 2 ? length : headLength === 4 ? 126 : 127)
  if (headLength === 4) frame.writeUInt16BE(length, 2)
  else if (headLength === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  if (nextMask === masks.length) {
    randomFillSync(masks)
    nextMask = 0
  }
  const mask = nextMask
  nextMask += 4
  masks.copy(frame, headLength, mask, nextMask)
  const start = headLength + 4
  for (let i = 0; i < length; i++) frame[start + i] = (payload[i] ?? 0) ^ (masks[mask + (i & 3)] ?? 0)
  return frame
}

/** Payload of a close frame; without a code it is empty. */
export const toClosePayload = (code: number | undefined, reason: string): Buffer => {
  if (code === undefined) return Buffer.alloc(0)
  const text = Buffer.from(reason).subarray(0, MAX_CONTROL_OCTETS - 2)
  const payload = Buffer.allocUnsafe(2 + text.length)
  payload.writeUInt16BE(code, 0)
  text.copy(payload, 2)
  return payload
}
