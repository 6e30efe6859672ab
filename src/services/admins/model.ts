import { t } from 'elysia'
import { Timestamp } from '../date.ts'
import { Nullable } from '../nullable.ts'
import { EmailAddress, Password } from '../patients/input.ts'
import { Uuid } from '../uuid.ts'

/** An administrator, as every route shows one: nothing of the account behind it. */
export const Administrator = t.Object(
  {
    id: Uuid,
    first_name: t.String(),
    last_name: t.String(),
    contact_email: Nullable(t.String()),
    is_active: t.Boolean(),
    created_at: t.Optional(Timestamp),
  },
  { title: 'Administrator' },
)

/** Body of `POST /api/v1/admins`. */
export const NewAdministrator = t.Object(
  {
    first_name: t.String({ minLength: 1 }),
    last_name: t.String({ minLength: 1 }),
    contact_email: t.Object({ email_address: EmailAddress }),
    password: Password,
  },
  { title: 'NewAdministrator' },
)

/** Body of `PUT /api/v1/admins/{id}`: any of these. */
export const AdministratorChange = t.Partial(
  t.Object({ first_name: t.String({ minLength: 1 }), last_name: t.String({ minLength: 1 }) }),
  { title: 'AdministratorChange' },
)

/** Numbers over the whole platform, whichever the service counts. */
export const PlatformSummary = t.Record(t.String(), t.Unknown(), { title: 'PlatformSummary' })
