import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FaultAct } from './fault-rule.ts'

/** An answer as bytes, to be sent wrongly. */
export interface WireAnswer {
  readonly head: Buffer
  readonly content: Buffer
}

/** Time for what was written to reach the peer before a reset throws away what it has not read. */
const SETTLE_MS = 30

const GARBAGE = Buffer.from('\u0000\u0016\u0003\u0001 this is not HTTP\r\n\r\n', 'latin1')

/** Acts that never let the service see the request. */
export const spoilUnexecuted = (act: FaultAct, socket: Socket): boolean => {
  if (act.kind === 'garbage') {
    socket.end(GARBAGE)
    return true
  }
  if (act.kind === 'reset' && act.at === 'before-head') {
    socket.resetAndDestroy()
    return true
  }
  return false
}

/** Sends an executed answer in the way the act asks for, past the HTTP layer; `false` when the act asks for nothing here. */
export const spoilAnswer = async (
  act: FaultAct,
  socket: Socket,
  { head, content }: WireAnswer,
): Promise<boolean> => {
  const half = content.subarray(0, Math.floor(content.length / 2))
  switch (act.kind) {
    case 'unanswered':
      socket.resetAndDestroy()
      return true
    case 'truncated':
      socket.end(Buffer.concat([head, half]))
      return true
    case 'reset': {
      socket.write(
        act.at === 'inside-head'
          ? head.subarray(0, Math.floor(head.length / 2))
          : Buffer.concat([head, half]),
      )
      await wait(SETTLE_MS)
      socket.resetAndDestroy()
      return true
    }
    case 'slow-head':
      await drip(socket, head, act.everyMs)
      socket.end(content)
      return true
    case 'slow-body':
      socket.write(head)
      await drip(socket, content, act.everyMs)
      socket.end()
      return true
    default:
      return false
  }
}

const drip = async (socket: Socket, octets: Buffer, everyMs: number): Promise<void> => {
  for (let at = 0; at < octets.length && !socket.destroyed; at += 1) {
    socket.write(octets.subarray(at, at + 1))
    await wait(everyMs, undefined, { ref: false })
  }
}
