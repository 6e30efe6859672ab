import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const CHUNK_OCTETS = 64 * 1024

/** Octet n of `/-/bytes` is n mod 256 (256 divides the chunk), so that a lost or doubled chunk shows. */
const CHUNK = Buffer.from(Uint8Array.from({ length: CHUNK_OCTETS }, (_, index) => index % 256))

/** Reads the content as it comes, without keeping it. */
export const digestContent = async (
  incoming: IncomingMessage,
): Promise<{ sha256: string; length: number }> => {
  const hash = createHash('sha256')
  let length = 0
  for await (const chunk of incoming) {
    hash.update(chunk)
    length += chunk.length
  }
  return { sha256: hash.digest('hex'), length }
}

/** Sends `size` octets no faster than the peer reads them. */
export const sendBytes = async (outgoing: ServerResponse, size: number, chunked: boolean): Promise<void> => {
  const type = { 'content-type': 'application/octet-stream' }
  outgoing.writeHead(200, chunked ? type : { ...type, 'content-length': size })
  let left = Number.isSafeInteger(size) ? Math.max(size, 0) : 0
  const closed = once(outgoing, 'close')
  while (left > 0 && !outgoing.destroyed) {
    const flowing = outgoing.write(CHUNK.subarray(0, Math.min(left, CHUNK_OCTETS)))
    left -= CHUNK_OCTETS
    if (!flowing) await Promise.race([once(outgoing, 'drain'), closed])
  }
  outgoing.end()
}

export const sendEvents = async (outgoing: ServerResponse, count: number, everyMs: number): Promise<void> => {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  outgoing.flushHeaders()
  for (let n = 1; n <= count && !outgoing.destroyed; n += 1) {
    outgoing.write(`id: ${n}\ndata: {"n":${n}}\n\n`)
    await wait(everyMs, undefined, { ref: false })
  }
  outgoing.end()
}
