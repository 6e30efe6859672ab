import { BadGateway } from '../errors.ts'
import type { Content } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import type { Clock } from '../policies/clock.ts'

/** No answer a page needs comes near it; a service must not fill the gateway's memory. */
const ANSWER_LIMIT = 4 * 1024 * 1024

/**
 * The whole content of an answer as UTF-8 text, read before the deadline (`performance.now()` scale, ms). Rejects with
 * `BadGateway` beyond 4 MiB or when it is not UTF-8.
 */
export const readAnswerContent = async (
  content: Content,
  deadline: number,
  clock: Clock,
): Promise<string> => {
  if (content === null) return ''
  if (content instanceof Uint8Array) {
    if (content.length > ANSWER_LIMIT) throw new BadGateway()
    return decode([content])
  }
  const reader = content.getReader()
  let isOverdue = false
  const cancelTimer = clock.after(deadline - clock.now(), () => {
    isOverdue = true
    reader.cancel().catch(() => undefined)
  })
  try {
    const chunks: Uint8Array[] = []
    let octets = 0
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      octets += next.value.length
      if (octets > ANSWER_LIMIT) throw new BadGateway()
      chunks.push(next.value)
    }
    // A cancelled reader ends like a finished one.
    if (isOverdue) throw new TransportFailure('deadline', 'perhaps', 'content not read in time')
    return decode(chunks)
  } finally {
    cancelTimer()
    reader.cancel().catch(() => undefined)
  }
}

const decode = (chunks: readonly Uint8Array[]): string => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode()
  } catch {
    throw new BadGateway()
  }
}
