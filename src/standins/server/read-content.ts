import type { IncomingMessage } from 'node:http'

/** Far above what the platform's bodies need; uploads go to the streaming probes. */
const LARGEST_OCTETS = 16 * 1024 * 1024

/** The whole content of a request; `null` when the client went away or sent too much. */
export const readContent = async (incoming: IncomingMessage): Promise<Uint8Array | null> => {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of incoming) {
      length += chunk.length
      if (length > LARGEST_OCTETS) return null
      chunks.push(chunk)
    }
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}
