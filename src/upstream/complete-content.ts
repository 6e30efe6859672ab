import { joinedOctets } from '../http/joined-octets.ts'

/** Content up to this size is delivered complete, so that its `Content-Length` survives the way to the client. */
export const MAX_COMPLETE_OCTETS = 64 * 1024

/** The pieces as one array, `null` when there is none. A single piece is handed on without a copy. */
export const toCompleteContent = (pieces: readonly Uint8Array[]): Uint8Array | null =>
  pieces.length < 2 ? (pieces[0] ?? null) : joinedOctets(pieces)
