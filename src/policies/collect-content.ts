import { joinedOctets } from '../http/joined-octets.ts'
import type { Content } from '../http/message.ts'
import { watchStream } from '../http/watched-stream.ts'

/** Larger answers are passed on but not kept. */
const LARGEST_OCTETS = 1024 * 1024

/**
 * Keeps a copy of a content while it passes: `content` is what to pass on, `whole` settles with all of it, or with
 * `undefined` when it was too large or did not come to its end. `whole` never rejects.
 */
export const collectContent = (
  content: Content,
): { readonly content: Content; readonly whole: Promise<Uint8Array | null | undefined> } => {
  if (!(content instanceof ReadableStream)) {
    const tooLarge = content !== null && content.length > LARGEST_OCTETS
    return { content, whole: Promise.resolve(tooLarge ? undefined : content) }
  }
  const { promise: whole, resolve } = Promise.withResolvers<Uint8Array | undefined>()
  let chunks: Uint8Array[] | null = []
  let octets = 0
  const passed = watchStream(content, {
    onChunk(chunk) {
      octets += chunk.length
      if (octets > LARGEST_OCTETS) {
        chunks = null
        resolve(undefined)
      } else chunks?.push(chunk)
    },
    onEnd: (end) => resolve(end.kind === 'complete' && chunks !== null ? joinedOctets(chunks) : undefined),
  })
  return { content: passed, whole }
}
