import type { Hash, Hmac } from 'node:crypto'
import type { Content } from '../http/message.ts'
import { watchStream } from '../http/watched-stream.ts'

/** A content to be told apart from others by a digest. */
export interface DigestedContent {
  /** To be sent in place of the one that was given. */
  readonly content: Content
  /** Of all of it; `null` as long as a stream has not been read to its end. */
  digest(): string | null
}

/** Feeds a content into `hash`: at once when it is complete, else while it passes. */
export const digestContent = (given: Content, hash: Hash | Hmac): DigestedContent => {
  if (!(given instanceof ReadableStream)) {
    const digest = hash.update(given ?? '').digest('base64url')
    return { content: given, digest: () => digest }
  }
  let digest: string | null = null
  const content = watchStream(given, {
    onChunk: (chunk) => void hash.update(chunk),
    onEnd: ({ kind }) => {
      if (kind === 'complete') digest = hash.digest('base64url')
    },
  })
  return { content, digest: () => digest }
}

/** Reads what nobody is sent, for its digest. */
export const readThrough = async (content: Content): Promise<void> => {
  if (!(content instanceof ReadableStream)) return
  const reader = content.getReader()
  while (!(await reader.read()).done);
}
