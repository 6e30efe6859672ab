import { isRole, type Role } from './role.ts'
import { isObject } from './strict-json.ts'

/** What the platform's access token says (upstream contract 1.2). */
export interface Claims {
  readonly userId: string
  readonly role: Role
  readonly email: string
  /** `metadata.reference_id`: the patient, doctor or institution record (contract 1.3). */
  readonly referenceId: string
  readonly roles: readonly string[]
}

/** Registered and platform claims a token must carry to be looked at. */
export const REQUIRED_CLAIMS = ['exp', 'user_id', 'user_type', 'email', 'metadata']

/** Ids become header values and key names: visible ASCII only, no longer than two UUIDs. */
const ID = /^[\x21-\x7e]{1,80}$/
/** RFC 5321 4.5.3.1: 64 + 1 + 255 octets; no control characters, no white space. */
const EMAIL = /^[^\s\p{Cc}]{1,320}$/u
const ROLE_NAME = /^[\w:.-]{1,64}$/

/** Reads a verified payload; `null` when a claim is missing, of another type, or names a role we do not know. */
export const toClaims = (payload: Readonly<Record<string, unknown>>): Claims | null => {
  const { user_id: userId, user_type: role, email, metadata } = payload
  const referenceId = isObject(metadata) ? metadata['reference_id'] : undefined
  const roles = payload['roles'] ?? [role]
  if (!isText(userId, ID) || !isText(referenceId, ID) || !isText(email, EMAIL) || !isRole(role)) return null
  if (!Array.isArray(roles) || !roles.every((name) => isText(name, ROLE_NAME))) return null
  return { userId, role, email, referenceId, roles }
}

/** The claims in the spelling of the contract. */
export const toPayload = (claims: Claims) => ({
  user_id: claims.userId,
  user_type: claims.role,
  email: claims.email,
  roles: [...claims.roles],
  metadata: { reference_id: claims.referenceId },
})

const isText = (value: unknown, form: RegExp): value is string =>
  typeof value === 'string' && form.test(value)
