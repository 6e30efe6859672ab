import type { Content } from './message.ts'

/** Gives up a content nobody will read, so that its source can let go of the connection. */
export const discardContent = (content: Content): void => {
  if (content instanceof ReadableStream && !content.locked) content.cancel().catch(() => undefined)
}
