import { createHmac, hkdfSync } from 'node:crypto'

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
  const known = new Map<string, string>()
  return (userId) => {
    let pseudonym = known.get(userId)
    if (pseudonym === undefined) {
      pseudonym = createHmac('sha256', key).update(userId).digest('hex').slice(0, DIGITS)
      if (known.size >= REMEMBERED_USERS) known.clear()
      known.set(userId, pseudonym)
    }
    return pseudonym
  }
}
