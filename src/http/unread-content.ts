/**
 * Whether the client announced content that nobody has begun to read. It may take for ever to send it, and Bun would wait for
 * it behind the answer (platform fact 15).
 */
export const isContentUnread = ({ bodyUsed, headers }: Request): boolean =>
  !bodyUsed && ((headers.get('content-length') ?? '0') !== '0' || headers.has('transfer-encoding'))
