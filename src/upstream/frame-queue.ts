import { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers'
import { BINARY, TEXT, toFrame } from './websocket-frame.ts'

/** Of one socket in one turn of the event loop: who sends a million tiny messages must not keep all others waiting. */
export const FRAMES_A_TURN = 256
const OCTETS_A_TURN = 1024 * 1024
/** What a message that waits takes in memory beside its content, about. */
const MESSAGE_OCTETS = 128

type Message = string | Uint8Array

export interface FrameQueue {
  send(message: Message): void
  /** Sends `frame` behind all that waits. */
  end(frame: Buffer): void
  /** Octets that wait. */
  size(): number
}

/** Data frames on their way to `write`: the first of a turn at once, those behind it together, a turn's share at a time. */
export const createFrameQueue = (write: (octets: Buffer) => void): FrameQueue => {
  const waiting: Message[] = []
  let size = 0
  let last: Buffer | null = null
  let inTurn = false

  const takeShare = (): readonly Buffer[] => {
    const frames: Buffer[] = []
    let octets = 0
    for (const message of waiting) {
      if (frames.length === FRAMES_A_TURN || octets > OCTETS_A_TURN) break
      frames.push(toDataFrame(message))
      octets += message.length
      size -= costOf(message)
    }
    waiting.splice(0, frames.length)
    return frames
  }
  const endTurn = (): void => {
    inTurn = waiting.length > 0
    if (!inTurn) return
    write(Buffer.concat(takeShare()))
    setImmediate(endTurn)
    if (waiting.length > 0 || last === null) return
    write(last)
    last = null
  }

  return {
    send(message) {
      if (inTurn) {
        waiting.push(message)
        size += costOf(message)
        return
      }
      inTurn = true
      setImmediate(endTurn)
      write(toDataFrame(message))
    },
    end(frame) {
      if (waiting.length === 0) write(frame)
      else last = frame
    },
    size: () => size,
  }
}

const toDataFrame = (message: Message): Buffer =>
  typeof message === 'string' ? toFrame(TEXT, Buffer.from(message)) : toFrame(BINARY, message)

const costOf = (message: Message): number => MESSAGE_OCTETS + message.length
