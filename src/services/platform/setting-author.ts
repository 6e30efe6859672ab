import { InvalidInput } from '../../errors.ts'
import type { Session } from '../../identity/session.ts'

const REASON_MAX_LENGTH = 500

/** Refuses a change nobody explained; the author is the administrator's account. */
export const toAuthor = (session: Session, reason: string): { author: string; reason: string } => {
  const said = reason.trim()
  if (said === '' || said.length > REASON_MAX_LENGTH)
    throw new InvalidInput(null, {
      faults: [{ pointer: '/reason', detail: `Explica el cambio en 1 a ${REASON_MAX_LENGTH} caracteres.` }],
    })
  return { author: session.email, reason: said }
}
