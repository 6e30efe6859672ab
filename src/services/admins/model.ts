import { t } from 'elysia'
import { EmailAddress, NewPasswordText } from '../account-fields.ts'
import { Timestamp } from '../date.ts'
import { Nullable } from '../nullable.ts'
import { Uuid } from '../uuid.ts'

/** An administrator, as every route shows one: nothing of the account behind it. */
export const Administrator = t.Object(
  {
    id: Uuid,
    first_name: t.String(),
    last_name: t.String(),
    email: Nullable(t.String()),
    is_active: t.Boolean(),
    created_at: Timestamp,
    last_login: Nullable(Timestamp),
  },
  { title: 'Administrator' },
)

/** Body of `POST /api/v1/admins`. */
export const NewAdministrator = t.Object(
  {
    first_name: t.String({ minLength: 1 }),
    last_name: t.String({ minLength: 1 }),
    contact_email: t.Object({ email_address: EmailAddress }),
    password: NewPasswordText,
  },
  { title: 'NewAdministrator' },
)

/** Body of `PUT /api/v1/admins/{id}`: any of these. */
export const AdministratorChange = t.Partial(
  t.Object({
    first_name: t.String({ minLength: 1 }),
    last_name: t.String({ minLength: 1 }),
    is_active: t.Boolean(),
  }),
  { title: 'AdministratorChange' },
)

const Tally = t.Object({ total: t.Integer(), active: t.Integer() })

/** Counts over the whole platform; no person in it. */
export const PlatformSummary = t.Object(
  {
    institutions: Tally,
    doctors: Tally,
    patients: t.Composite([Tally, t.Object({ verified: t.Integer() })]),
    admins: Tally,
    accounts: Tally,
    patients_by_month: t.Array(t.Object({ month: t.String(), registered: t.Integer() })),
    generated_at: Timestamp,
  },
  { title: 'PlatformSummary' },
)
