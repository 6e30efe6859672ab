import type { Static } from '@sinclair/typebox'
import type {
  CareTeam as CareTeamView,
  PatientSummary,
  PatientProfile as ProfileView,
  MedicalRecord as RecordView,
} from '../../pages/patient/model.ts'
import { severityRank } from '../../pages/patient/severity.ts'
import type { DoctorMedicalRecord } from '../services/doctors/model.ts'
import type { CareTeam, MedicalRecord, PatientDashboard, PatientProfile } from '../services/patients/model.ts'

/** What the patients service says, in the words of the pages. */
export const toPatientSummary = (body: Static<typeof PatientDashboard>): PatientSummary => ({
  firstName: body.patient.first_name,
  lastName: body.patient.last_name,
  age: body.age,
  score: body.health_score,
  bmi: body.bmi,
  isSmoker: body.patient.is_smoker,
  consumesAlcohol: body.patient.consumes_alcohol,
  activityMinutes: body.patient.physical_activity_minutes_weekly,
  conditions: body.conditions,
  medications: body.medications,
})

type RecordBody = Pick<
  Static<typeof MedicalRecord> | Static<typeof DoctorMedicalRecord>,
  'health_profile' | 'conditions' | 'medications' | 'allergies' | 'family_history'
>

const newestFirst = (a: string | null, b: string | null): number => (b ?? '').localeCompare(a ?? '')

export const toMedicalRecord = (body: RecordBody): RecordView => ({
  profile:
    body.health_profile === null
      ? null
      : {
          heightCm: body.health_profile.height_cm,
          weightKg: body.health_profile.weight_kg,
          bloodType: body.health_profile.blood_type,
          isSmoker: body.health_profile.is_smoker,
          consumesAlcohol: body.health_profile.consumes_alcohol,
          activityMinutes: body.health_profile.physical_activity_minutes_weekly,
          notes: body.health_profile.notes,
        },
  conditions: body.conditions
    .map(({ name, diagnosis_date, notes }) => ({ name, diagnosedOn: diagnosis_date, notes }))
    .toSorted((a, b) => newestFirst(a.diagnosedOn, b.diagnosedOn)),
  medications: body.medications
    .map(({ name, dosage, frequency, start_date }) => ({ name, dosage, frequency, startedOn: start_date }))
    .toSorted((a, b) => newestFirst(a.startedOn, b.startedOn)),
  allergies: body.allergies
    .map(({ name, severity, reaction_description }) => ({ name, severity, reaction: reaction_description }))
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity)),
  family: body.family_history.map(({ condition_name, relative_type, notes }) => ({
    condition: condition_name,
    relative: relative_type,
    notes,
  })),
})

export const toCareTeam = ({ doctor, institution }: Static<typeof CareTeam>): CareTeamView => ({
  doctor: {
    firstName: doctor.first_name,
    lastName: doctor.last_name,
    specialty: doctor.specialty,
    yearsExperience: doctor.years_experience,
    email: doctor.email,
    phone: doctor.phone,
  },
  institution: {
    name: institution.name,
    type: institution.type,
    website: institution.website,
    email: institution.email,
    phone: institution.phone,
    address:
      institution.address === null
        ? null
        : {
            street: institution.address.street,
            city: institution.address.city,
            region: institution.address.region,
            country: institution.address.country,
            postalCode: institution.address.postal_code,
          },
  },
})

export const toPatientProfile = (body: Static<typeof PatientProfile>): ProfileView => ({
  firstName: body.personal_info.first_name,
  lastName: body.personal_info.last_name,
  dateOfBirth: body.personal_info.date_of_birth,
  emails: body.emails.map((email) => ({
    value: email.email_address,
    kind: email.email_type,
    isPrimary: email.is_primary,
    isVerified: email.is_verified,
  })),
  phones: body.phones.map((phone) => ({
    value: phone.phone_number,
    kind: phone.phone_type,
    isPrimary: phone.is_primary,
    isVerified: phone.is_verified,
  })),
  addresses: body.addresses.map((address) => ({
    street: address.street_address,
    neighborhood: address.neighborhood,
    city: address.city,
    postalCode: address.postal_code,
    kind: address.address_type,
    isVerified: address.is_verified,
  })),
})
