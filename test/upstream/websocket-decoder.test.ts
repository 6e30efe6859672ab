import { describe, expect, it } from 'bun:test'
import fc from 'fast-check'
import { FrameDecoder, MAX_MESSAGE_OCTETS } from '../../src/upstream/websocket-decoder.ts'

type Found =
  | readonly ['message', string | Uint8Array]
  | readonly ['ping', string]
  | readonly ['close', number, string]

const decoded = (pieces: readonly Buffer[]): readonly Found[] => {
  const found: Found[] = []
  const decoder = new FrameDecoder({
    message: (message) =>
      found.push(['message', typeof message === 'string' ? message : Uint8Array.from(message)]),
    ping: (payload) => found.push(['ping', payload.toString()]),
    close: (code, reason) => found.push(['close', code, reason]),
  })
  for (const piece of pieces) decoder.feed(piece)
  return found
}

/** What a server sends (RFC 6455 5.2), written apart from what is tested. */
const frame = (first: number, payload: Uint8Array | string = ''): Buffer => {
  const octets = Buffer.from(payload as string) // boundary: Buffer.from takes both
  const { length } = octets
  if (length < 126) return Buffer.concat([Buffer.from([first, length]), octets])
  const head = Buffer.alloc(length < 65_536 ? 4 : 10)
  head[0] = first
  head[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) head.writeUInt16BE(length, 2)
  else head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, octets])
}

describe('what a WebSocket server sends', () => {
  it('is read alike however it is cut into frames and pieces', () => {
    const message = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.uint8Array({ maxLength: 400 }),
    )
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 5 }),
        fc.array(fc.nat(300)),
        fc.nat(),
        (messages, cuts, seed) => {
          const wire: Buffer[] = []
          for (const each of messages) {
            const octets = Buffer.from(each as string) // boundary: as above
            const at = octets.length === 0 ? 0 : seed % octets.length
            wire.push(frame(typeof each === 'string' ? 0x01 : 0x02, octets.subarray(0, at)))
            wire.push(frame(0x89, 'still there?'))
            wire.push(frame(0x80, octets.subarray(at)))
          }
          const whole = Buffer.concat(wire)
          const pieces: Buffer[] = []
          let at = 0
          for (const cut of [...cuts, whole.length]) {
            pieces.push(whole.subarray(at, at + cut))
            at += cut
          }
          const found = decoded(pieces)
          expect(found.filter(([kind]) => kind === 'message').map(([, each]) => each)).toEqual(messages)
          expect(found.filter(([kind]) => kind === 'ping')).toHaveLength(messages.length)
        },
      ),
    )
  })

  it.each([0, 125, 126, 65_535, 65_536])('may be %d octets long', (length) => {
    const octets = new Uint8Array(length).fill(7)
    expect(decoded([frame(0x82, octets)])).toEqual([['message', octets]])
  })

  it('says why it closes, or not', () => {
    expect(decoded([frame(0x88)])).toEqual([['close', 1005, '']])
    expect(decoded([frame(0x88, Buffer.concat([Buffer.from([0x0f, 0xa1]), Buffer.from('adiós')]))])).toEqual([
      ['close', 4001, 'adiós'],
    ])
  })

  it('keeps the byte order mark of a text', () => {
    expect(decoded([frame(0x81, '\ufeffa')])).toEqual([['message', '\ufeffa']])
  })

  it.each([
    ['a reserved bit', frame(0xc1, 'compressed')],
    ['a mask', Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5])],
    ['an unknown opcode', frame(0x83, 'x')],
    ['an unknown control opcode', frame(0x8b, 'x')],
    ['a continuation of nothing', frame(0x80, 'x')],
    ['a message inside a message', Buffer.concat([frame(0x01, 'a'), frame(0x81, 'b')])],
    ['a ping in fragments', frame(0x09, 'x')],
    ['a long ping', frame(0x89, 'x'.repeat(126))],
    ['a text that is not UTF-8', frame(0x81, Uint8Array.of(0xff))],
    ['half a close code', frame(0x88, Uint8Array.of(3))],
    ['a close code that only says what happened', frame(0x88, Uint8Array.of(0x03, 0xee))],
    ['a close code nobody has', frame(0x88, Uint8Array.of(0x00, 0x01))],
    ['a close reason that is not UTF-8', frame(0x88, Uint8Array.of(0x03, 0xe8, 0xff))],
    ['a length of many exabytes', Buffer.from([0x82, 127, 0xff, 0, 0, 0, 0, 0, 0, 0])],
  ])('is refused with %s', (_name, wire) => {
    expect(() => decoded([wire])).toThrow()
  })

  it('is refused as soon as a message says to become too large, however small its fragments', () => {
    const half = frame(0x02, new Uint8Array(MAX_MESSAGE_OCTETS / 2))
    const head = Buffer.alloc(10)
    head[1] = 127
    head.writeBigUInt64BE(BigInt(MAX_MESSAGE_OCTETS / 2 + 1), 2)
    expect(() => decoded([half, head])).toThrow('too large')
  })
})
