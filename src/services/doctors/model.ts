import { t } from 'elysia'
import { CalendarDate, Timestamp } from '../date.ts'
import { Allergy, Condition, FamilyHistoryEntry, HealthProfile, Medication } from '../health-record.ts'
import { Nullable } from '../nullable.ts'
import { Uuid } from '../uuid.ts'

/** What anybody signed in may know of a doctor; the licence number is in a public register. */
const directoryMembers = {
  id: Uuid,
  institution_id: Uuid,
  first_name: t.String(),
  last_name: t.String(),
  medical_license: t.String(),
  specialty_id: Nullable(Uuid),
  years_experience: Nullable(t.Integer()),
  consultation_fee: Nullable(t.Number()),
  is_active: t.Boolean(),
  professional_status: t.String(),
}

export const DirectoryDoctor = t.Object(directoryMembers, { title: 'DirectoryDoctor' })

export const Doctor = t.Object(
  { ...directoryMembers, contact_email: Nullable(t.String()) },
  { title: 'Doctor' },
)

export const DoctorDashboard = t.Object(
  { total_patients: t.Integer(), today_appointments: t.Integer(), pending_reviews: t.Integer() },
  { title: 'DoctorDashboard' },
)

export const DoctorProfile = t.Object(
  {
    id: Uuid,
    first_name: t.String(),
    last_name: t.String(),
    email: Nullable(t.String()),
    specialty_name: Nullable(t.String()),
    specialty_id: Nullable(Uuid),
    institution_name: t.String(),
    years_experience: Nullable(t.Integer()),
    consultation_fee: Nullable(t.Number()),
  },
  { title: 'DoctorProfile' },
)

export const DoctorInstitution = t.Object(
  {
    id: Uuid,
    name: t.String(),
    type: Nullable(t.String()),
    license_number: t.String(),
    email: Nullable(t.String()),
    phone: Nullable(t.String()),
    website: Nullable(t.String()),
    address: Nullable(
      t.Object({
        street_address: Nullable(t.String()),
        city: Nullable(t.String()),
        region_name: Nullable(t.String()),
        country_name: Nullable(t.String()),
        postal_code: Nullable(t.String()),
      }),
    ),
  },
  { title: 'DoctorInstitution' },
)

export const DoctorPatient = t.Object(
  {
    id: Uuid,
    first_name: t.String(),
    last_name: t.String(),
    date_of_birth: CalendarDate,
    contact_email: Nullable(t.String()),
    contact_phone: Nullable(t.String()),
    last_login: Nullable(Timestamp),
  },
  { title: 'DoctorPatient' },
)

export const DoctorPatients = t.Object(
  { patient_count: t.Integer(), patients: t.Array(DoctorPatient) },
  { title: 'DoctorPatients' },
)

const Entry = t.Object({ id: t.Integer() })

/** The doctor's view of a record: unlike the patient's, its entries carry catalogue ids. */
export const DoctorMedicalRecord = t.Object(
  {
    patient_info: DoctorPatient,
    health_profile: Nullable(HealthProfile),
    conditions: t.Array(t.Composite([Entry, Condition])),
    medications: t.Array(t.Composite([Entry, Medication])),
    allergies: t.Array(t.Composite([Entry, Allergy])),
    family_history: t.Array(t.Composite([Entry, FamilyHistoryEntry])),
  },
  { title: 'DoctorMedicalRecord' },
)
