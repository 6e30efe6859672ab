import type { InstitutionCard } from '../patient/model.ts'

export interface Practice {
  readonly patients: number
  readonly appointments: number
  readonly reviews: number
}

export interface OwnPatient {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string
  readonly email: string | null
  readonly phone: string | null
}

export type DoctorInstitution = InstitutionCard & { readonly id: string; readonly licenseNumber: string }

export interface DoctorProfile {
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly institution: string | null
  readonly specialty: string | null
  readonly yearsExperience: number | null
  readonly consultationFee: number | null
}
