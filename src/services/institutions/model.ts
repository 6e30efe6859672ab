import { t } from 'elysia'
import { EmailAddress, NewPasswordText } from '../account-fields.ts'
import { CalendarDate, Timestamp } from '../date.ts'
import { Nullable } from '../nullable.ts'
import { Uuid } from '../uuid.ts'

/** Hospital, preventive clinic, health centre, insurer, public health, pharmacy, research, education. */
const InstitutionTypeId = t.Integer({ minimum: 1, maximum: 8 })

export const Institution = t.Object(
  {
    name: t.String(),
    institution_type_id: InstitutionTypeId,
    website: Nullable(t.String()),
    license_number: t.String(),
    id: Uuid,
    is_active: t.Boolean(),
    is_verified: t.Boolean(),
    contact_email: Nullable(t.String()),
  },
  { title: 'Institution' },
)

/** Body of `POST /api/v1/institutions`. */
export const NewInstitution = t.Object(
  {
    name: t.String({ minLength: 1 }),
    institution_type_id: InstitutionTypeId,
    license_number: t.String({ minLength: 1 }),
    contact_email: t.Object({ email_address: EmailAddress }),
    password: NewPasswordText,
    website: t.Optional(t.String()),
  },
  { title: 'NewInstitution' },
)

/** Body of `PUT /api/v1/institutions/{id}`: any of these. */
export const InstitutionChange = t.Partial(
  t.Object({
    name: t.String({ minLength: 1 }),
    institution_type_id: InstitutionTypeId,
    license_number: t.String({ minLength: 1 }),
    website: Nullable(t.String()),
  }),
  { title: 'InstitutionChange' },
)

export const InstitutionDoctor = t.Object(
  {
    id: Uuid,
    first_name: t.String(),
    last_name: t.String(),
    medical_license: t.String(),
    years_experience: Nullable(t.Integer()),
    consultation_fee: Nullable(t.Number()),
    is_active: t.Boolean(),
    professional_status: t.String(),
    specialty_name: Nullable(t.String()),
    contact_email: Nullable(t.String()),
    contact_phone: Nullable(t.String()),
    active_patients: t.Integer(),
    specialty: Nullable(t.String()),
  },
  { title: 'InstitutionDoctor' },
)

export const InstitutionDoctors = t.Object(
  { doctors: t.Array(InstitutionDoctor) },
  { title: 'InstitutionDoctors' },
)

/** What managing one's own patients needs. */
const summaryMembers = {
  id: Uuid,
  first_name: t.String(),
  last_name: t.String(),
  is_verified: t.Boolean(),
  validation_status: t.Union([t.Literal('verified'), t.Literal('unverified')]),
  created_at: Timestamp,
  contact_email: Nullable(t.String()),
  contact_phone: Nullable(t.String()),
  doctor_first_name: Nullable(t.String()),
  doctor_last_name: Nullable(t.String()),
  doctor_name: Nullable(t.String()),
  last_activity: Nullable(Timestamp),
}

export const InstitutionPatient = t.Object(
  {
    ...summaryMembers,
    date_of_birth: CalendarDate,
    last_login: Nullable(Timestamp),
    risk_level: t.String(),
  },
  { title: 'InstitutionPatient' },
)

export const InstitutionPatients = t.Object(
  { patients: t.Array(InstitutionPatient) },
  { title: 'InstitutionPatients' },
)

/** The list without birth dates and without the constant risk level. */
export const InstitutionPatientsSummary = t.Object(
  { patients: t.Array(t.Object(summaryMembers)) },
  { title: 'InstitutionPatientsSummary' },
)

export const InstitutionDashboard = t.Object(
  {
    active_doctors: t.Integer(),
    total_doctors: t.Integer(),
    total_patients: t.Integer(),
    verified_patients: t.Integer(),
    new_patients_this_month: t.Integer(),
    recent_doctors: t.Array(InstitutionDoctor),
    recent_patients: t.Array(InstitutionPatient),
    top_doctors: t.Array(InstitutionDoctor),
    doctors: t.Array(InstitutionDoctor),
  },
  { title: 'InstitutionDashboard' },
)

export const PatientStats = t.Object(
  {
    total_patients: t.Integer(),
    verified_patients: t.Integer(),
    unverified_patients: t.Integer(),
    new_patients_this_month: t.Integer(),
    patients_per_doctor: t.Array(t.Object({ doctor_name: Nullable(t.String()), patients: t.Integer() })),
  },
  { title: 'PatientStats' },
)
