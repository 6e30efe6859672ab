/** Content up to this size is delivered complete, so that its `Content-Length` survives the way to the client. */
export const MAX_COMPLETE_OCTETS = 64 * 1024

/** The pieces as one array, `null` when there is none. A single piece is handed on without a copy. */
export const toCompleteContent = (pieces: readonly Uint8Array[]): Uint8Array | null => {
  if (pieces.length < 2) return pieces[0] ?? null
  const whole = new Uint8Array(pieces.reduce((octets, piece) => octets + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
