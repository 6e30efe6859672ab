import { createHmac, hkdfSync } from 'node:crypto'
import { remembered } from '../http/remembered.ts'

/** Hex digits kept: 64 bits are enough to follow one user through a log, too few to be an identifier elsewhere. */
const DIGITS = 16
const KEY_BYTES = 32
/** A user comes with many requests, and a signature costs more than the rest of a log line's members. */
const REMEMBERED_USERS = 4_096
/** HKDF `info` (RFC 5869 3.2): keeps this key apart from the others derived from `SECRET_KEY`. */
const PURPOSE = 'predicthealth gateway: pseudonyms in logs'

/** The same user gets the same pseudonym in every line; without `secretKey` it leads to nobody. */
export const createPseudonym = (secretKey: string): ((userId: string) => string) => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', PURPOSE, KEY_BYTES))
  return remembered(REMEMBERED_USERS, (userId) =>
    createHmac('sha256', key).update(userId).digest('hex').slice(0, DIGITS),
  )
}
