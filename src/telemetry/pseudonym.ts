import { createHmac, hkdfSync } from 'node:crypto'

/** Hex digits kept: 64 bits are enough to follow one user through a log, too few to be an identifier elsewhere. */
const DIGITS = 16
const KEY_BYTES = 32
/** HKDF `info` (RFC 5869 3.2): keeps this key apart from the others derived from `SECRET_KEY`. */
const PURPOSE = 'predicthealth gateway: pseudonyms in logs'

/** The same user gets the same pseudonym in every line; without `secretKey` it leads to nobody. */
export const createPseudonym = (secretKey: string): ((userId: string) => string) => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', PURPOSE, KEY_BYTES))
  return (userId) => createHmac('sha256', key).update(userId).digest('hex').slice(0, DIGITS)
}
