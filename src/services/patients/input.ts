import { t } from 'elysia'
import { EmailAddress, NewPasswordText, PersonName } from '../account-fields.ts'
import { CalendarDate } from '../date.ts'
import { Uuid } from '../uuid.ts'

const NewHealthProfile = t.Object(
  {
    height_cm: t.Optional(t.Number({ exclusiveMinimum: 0 })),
    weight_kg: t.Optional(t.Number({ exclusiveMinimum: 0 })),
    blood_type_id: t.Optional(t.Integer()),
    is_smoker: t.Optional(t.Boolean()),
    smoking_years: t.Optional(t.Integer({ minimum: 0 })),
    consumes_alcohol: t.Optional(t.Boolean()),
    alcohol_frequency: t.Optional(t.String()),
    physical_activity_minutes_weekly: t.Optional(t.Integer({ minimum: 0 })),
    notes: t.Optional(t.String()),
  },
  { title: 'NewHealthProfile' },
)

/** Body of `POST /api/v1/patients`. */
export const NewPatient = t.Object(
  {
    doctor_id: Uuid,
    institution_id: Uuid,
    first_name: PersonName,
    last_name: PersonName,
    date_of_birth: CalendarDate,
    contact_email: t.Object({ email_address: EmailAddress }),
    health_profile: NewHealthProfile,
    password: NewPasswordText,
    sex_id: t.Optional(t.Integer()),
    gender_id: t.Optional(t.Integer()),
    emergency_contact_name: t.Optional(t.String()),
  },
  { title: 'NewPatient' },
)

/** Body of `PUT /api/v1/patients/{id}`: any of these. */
export const PatientChange = t.Partial(
  t.Object({
    first_name: PersonName,
    last_name: PersonName,
    date_of_birth: CalendarDate,
    sex_id: t.Integer(),
    gender_id: t.Integer(),
    emergency_contact_name: t.String(),
  }),
  { title: 'PatientChange' },
)

/** Body of `PUT /api/web/patient/personal-info`. */
export const PersonalInfo = t.Object(
  { first_name: PersonName, last_name: PersonName, date_of_birth: t.String({ minLength: 1, maxLength: 10 }) },
  { title: 'PersonalInfo' },
)

const ContactType = t.String({ minLength: 1, maxLength: 30 })

export const NewEmail = t.Object(
  { email_address: EmailAddress, email_type: t.Optional(ContactType) },
  { title: 'NewEmail' },
)

export const NewPhone = t.Object(
  {
    phone_number: t.String({ minLength: 7, maxLength: 25, pattern: '^\\+?[0-9][0-9 ()\\-]*$' }),
    phone_type: t.Optional(ContactType),
  },
  { title: 'NewPhone' },
)

/** Forms send the catalogue ids as text, the original script as numbers. */
const CatalogueId = t.Union([t.Integer({ minimum: 0 }), t.String({ pattern: '^[0-9]{1,9}$' })])

export const NewAddress = t.Object(
  {
    street_address: t.String({ minLength: 1, maxLength: 200 }),
    neighborhood: t.Optional(t.String({ maxLength: 120 })),
    postal_code: t.String({ minLength: 1, maxLength: 12 }),
    city: t.String({ minLength: 1, maxLength: 120 }),
    region_id: t.Optional(CatalogueId),
    country_id: t.Optional(CatalogueId),
    address_type: t.Optional(ContactType),
  },
  { title: 'NewAddress' },
)

/** Body of `POST /api/web/auth/patient/register` and of the register form. */
export const Registration = t.Object(
  {
    first_name: PersonName,
    last_name: PersonName,
    date_of_birth: t.String({ minLength: 1, maxLength: 10 }),
    email: EmailAddress,
    password: NewPasswordText,
    confirm_password: t.Optional(t.String()),
    institution_id: Uuid,
    doctor_id: Uuid,
  },
  { title: 'Registration' },
)
