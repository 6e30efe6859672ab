import { t } from 'elysia'
import { CalendarDate } from '../date.ts'
import {
  Allergy,
  Condition,
  DetailedHealthProfile,
  FamilyHistoryEntry,
  HealthProfile,
  Medication,
} from '../health-record.ts'
import { Nullable } from '../nullable.ts'
import { Uuid } from '../uuid.ts'

/** Administrative members of a patient: what a list shows to those who manage accounts, without health data. */
const summaryMembers = {
  id: Uuid,
  doctor_id: Uuid,
  institution_id: Uuid,
  first_name: t.String(),
  last_name: t.String(),
  is_active: t.Boolean(),
  is_verified: t.Boolean(),
  contact_email: Nullable(t.String()),
}

export const PatientSummary = t.Object(summaryMembers, { title: 'PatientSummary' })

export const Patient = t.Object(
  {
    ...summaryMembers,
    date_of_birth: CalendarDate,
    emergency_contact_name: Nullable(t.String()),
    sex_id: Nullable(t.Integer()),
    gender_id: Nullable(t.Integer()),
    health_profile: Nullable(HealthProfile),
  },
  { title: 'Patient' },
)

export const PatientDashboard = t.Object(
  {
    patient: t.Object({
      first_name: t.String(),
      last_name: t.String(),
      date_of_birth: CalendarDate,
      is_smoker: Nullable(t.Boolean()),
      consumes_alcohol: Nullable(t.Boolean()),
      physical_activity_minutes_weekly: Nullable(t.Integer()),
      height_cm: Nullable(t.Number()),
      weight_kg: Nullable(t.Number()),
    }),
    health_score: t.Number(),
    medications: t.Array(
      t.Object({ name: t.String(), dosage: Nullable(t.String()), frequency: Nullable(t.String()) }),
    ),
    conditions: t.Array(t.Object({ name: t.String() })),
    age: t.Integer(),
    bmi: Nullable(t.Number()),
    bmi_classification: Nullable(t.String()),
    appointments: t.Array(t.Unknown()),
    recent_activity: t.Array(t.Unknown()),
  },
  { title: 'PatientDashboard' },
)

/** The patient's view of the record: entries carry no ids. */
export const MedicalRecord = t.Object(
  {
    health_profile: Nullable(DetailedHealthProfile),
    conditions: t.Array(Condition),
    medications: t.Array(Medication),
    allergies: t.Array(Allergy),
    family_history: t.Array(FamilyHistoryEntry),
  },
  { title: 'MedicalRecord' },
)

export const CareTeam = t.Object(
  {
    doctor: t.Object({
      first_name: t.String(),
      last_name: t.String(),
      years_experience: Nullable(t.Integer()),
      specialty: Nullable(t.String()),
      email: Nullable(t.String()),
      phone: Nullable(t.String()),
    }),
    institution: t.Object({
      name: t.String(),
      type: Nullable(t.String()),
      website: Nullable(t.String()),
      email: Nullable(t.String()),
      phone: Nullable(t.String()),
      address: Nullable(
        t.Object({
          street: Nullable(t.String()),
          city: Nullable(t.String()),
          region: Nullable(t.String()),
          country: Nullable(t.String()),
          postal_code: Nullable(t.String()),
        }),
      ),
    }),
  },
  { title: 'CareTeam' },
)

export const Email = t.Object(
  {
    id: t.Unknown(),
    email_address: t.String(),
    is_primary: t.Boolean(),
    is_verified: t.Boolean(),
    email_type: Nullable(t.String()),
  },
  { title: 'Email' },
)

export const Phone = t.Object(
  {
    id: t.Unknown(),
    phone_number: t.String(),
    is_primary: t.Boolean(),
    is_verified: t.Boolean(),
    phone_type: Nullable(t.String()),
  },
  { title: 'Phone' },
)

export const Address = t.Object(
  {
    id: t.Unknown(),
    street_address: t.String(),
    city: Nullable(t.String()),
    postal_code: Nullable(t.String()),
    neighborhood: Nullable(t.String()),
    address_type: Nullable(t.String()),
    is_verified: t.Boolean(),
    region_id: t.Unknown(),
    country_id: t.Unknown(),
  },
  { title: 'Address' },
)

export const PatientProfile = t.Object(
  {
    personal_info: t.Object({
      first_name: t.String(),
      last_name: t.String(),
      date_of_birth: CalendarDate,
      primary_email: Nullable(t.String()),
    }),
    emails: t.Array(Email),
    phones: t.Array(Phone),
    addresses: t.Array(Address),
  },
  { title: 'PatientProfile' },
)

/** What a stranger learns of the record they created. */
export const RegisteredPatient = t.Object(
  { id: Uuid, first_name: t.String(), last_name: t.String() },
  { title: 'RegisteredPatient' },
)
