import { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers'
import { BINARY, TEXT, toFrame } from './websocket-frame.ts'

/** Of one socket in one turn of the event loop: who sends a million tiny messages must not keep all others waiting. */
export const FRAMES_A_TURN = 256
const OCTETS_A_TURN = 1024 * 1024
/** Frames that leave at once in a moment; only beyond them a turn is waited for, which costs a lone message more than itself. */
const FRAMES_A_MOMENT = 16
const MOMENT_MS = 1
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

/** Data frames on their way to `write`: a few at once, those behind them together, a turn's share at a time. `now` is in ms. */
export const createFrameQueue = (
  write: (octets: Buffer) => void,
  now: () => number = () => performance.now(),
): FrameQueue => {
  const waiting: Message[] = []
  let size = 0
  let last: Buffer | null = null
  let moment = 0
  let sent = 0

  const mayLeaveAtOnce = (): boolean => {
    if (waiting.length > 0) return false
    const at = now()
    if (at - moment >= MOMENT_MS) {
      moment = at
      sent = 0
    }
    sent += 1
    return sent <= FRAMES_A_MOMENT
  }
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
  const takeTurn = (): void => {
    write(Buffer.concat(takeShare()))
    if (waiting.length > 0) setImmediate(takeTurn)
    else if (last !== null) write(last)
  }

  return {
    send(message) {
      if (mayLeaveAtOnce()) {
        write(toDataFrame(message))
        return
      }
      if (waiting.length === 0) setImmediate(takeTurn)
      waiting.push(message)
      size += costOf(message)
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
