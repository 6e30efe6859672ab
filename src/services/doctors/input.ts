import { t } from 'elysia'
import { EmailAddress, NewPasswordText, PersonName } from '../account-fields.ts'
import { Nullable } from '../nullable.ts'
import { Uuid } from '../uuid.ts'

/** Body of `POST /api/v1/doctors`. An institution may leave `institution_id` out: it can only be its own. */
export const NewDoctor = t.Object(
  {
    institution_id: Uuid,
    first_name: t.String({ minLength: 1 }),
    last_name: t.String({ minLength: 1 }),
    medical_license: t.String({ minLength: 1 }),
    contact_email: t.Object({ email_address: EmailAddress, is_primary: t.Optional(t.Boolean()) }),
    password: NewPasswordText,
    specialty_id: t.Optional(Uuid),
    years_experience: t.Optional(t.Integer({ minimum: 0 })),
    consultation_fee: t.Optional(t.Number({ minimum: 0 })),
  },
  { title: 'NewDoctor' },
)

/** Body of `PUT /api/v1/doctors/{id}` and `PUT /api/v1/doctors/me/profile`: any of these. */
export const DoctorChange = t.Partial(
  t.Object({
    specialty_id: Nullable(Uuid),
    years_experience: Nullable(t.Integer({ minimum: 0, maximum: 80 })),
    consultation_fee: Nullable(t.Number({ minimum: 0, maximum: 1_000_000 })),
  }),
  { title: 'DoctorChange' },
)

/** Body of `POST /api/web/institution/doctors`, with the member names its clients use (contract section 7). */
export const DoctorRegistration = t.Object(
  {
    nombre: PersonName,
    apellido: PersonName,
    email: EmailAddress,
    licencia_medica: t.String({ minLength: 1, maxLength: 50 }),
    password: NewPasswordText,
    confirm_password: t.String({ minLength: 1 }),
  },
  { title: 'DoctorRegistration' },
)
