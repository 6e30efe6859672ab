import { t } from 'elysia'
import { Timestamp } from '../date.ts'
import { Nullable } from '../nullable.ts'
import { Uuid } from '../uuid.ts'

/** The roles, spelled out so that types know them. */
const UserType = t.Union(
  [t.Literal('patient'), t.Literal('doctor'), t.Literal('institution'), t.Literal('admin')],
  { title: 'UserType' },
)

/** Body of every login. */
export const Login = t.Object(
  {
    email: t.String({ format: 'email', minLength: 1, maxLength: 254 }),
    // Bounds the work of hashing; the rule for new passwords does not apply to old ones.
    password: t.String({ minLength: 1, maxLength: 1_024 }),
  },
  { title: 'Login' },
)

/** What the auth service answers to a login (contract section 2). */
export const ServiceLogin = t.Object({ access_token: t.String({ minLength: 1 }), user_type: t.String() })

/** An opened session; the tokens only for clients that are no browsers. */
export const OpenedSession = t.Object(
  {
    access_token: t.Optional(t.String()),
    refresh_token: t.Optional(t.String()),
    token_type: t.Literal('bearer'),
    expires_in: t.Integer(),
    user_id: Uuid,
    user_type: UserType,
    email: t.String(),
  },
  { title: 'OpenedSession' },
)

export const Refresh = t.Object(
  { refresh_token: t.String({ minLength: 1, maxLength: 8_192 }) },
  { title: 'Refresh' },
)

export const ValidSession = t.Object(
  {
    valid: t.Literal(true),
    user: t.Object({ user_id: Uuid, user_type: UserType, email: t.String(), reference_id: t.String() }),
  },
  { title: 'ValidSession' },
)

export const Done = t.Object({ success: t.Literal(true), message: t.String() }, { title: 'Done' })

export const SessionItem = t.Object(
  {
    id: t.String(),
    name: Nullable(t.String()),
    user_agent: t.String(),
    address: t.String(),
    /** Seen from where the asking session is. */
    place: t.Union([t.Literal('same-network'), t.Literal('private-network'), t.Literal('other-network')]),
    created_at: Timestamp,
    last_seen_at: Timestamp,
    /** The session that asks. */
    current: t.Boolean(),
  },
  { title: 'Session' },
)

/** An empty name takes the name away. */
export const SessionName = t.Object({ name: t.String({ maxLength: 60 }) }, { title: 'SessionName' })

/** Body of `POST /api/web/auth/change-password` and of the password form. */
export const PasswordChange = t.Object(
  {
    current_password: t.String({ minLength: 1, maxLength: 1_024 }),
    new_password: t.String({ minLength: 1, maxLength: 72 }),
    confirm_password: t.Optional(t.String()),
  },
  { title: 'PasswordChange' },
)
