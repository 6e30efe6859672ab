import { t } from 'elysia'

/** Names as people have them; the services take any length from 1. */
export const PersonName = t.String({ minLength: 1, maxLength: 100 })

/** RFC 5321 section 4.5.3.1.3: a path has at most 256 octets, an address 254. */
export const EmailAddress = t.String({ format: 'email', maxLength: 254 })

/** Bounds only: the strength rule is `identity/password-rule.ts`. bcrypt reads no more than 72 octets. */
export const NewPasswordText = t.String({ minLength: 8, maxLength: 72 })
