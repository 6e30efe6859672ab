import type { MonthCount } from '../charts/month-columns.tsx'

export interface StaffDoctor {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly specialty: string | null
  readonly email: string | null
  readonly yearsExperience: number | null
  readonly activePatients: number
  readonly isActive: boolean
}

export interface AffiliatedPatient {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string
  readonly email: string | null
  readonly doctor: string | null
  readonly isVerified: boolean
  /** ISO 8601. */
  readonly registeredAt: string
}

export interface PatientStats {
  readonly total: number
  readonly verified: number
  readonly newThisMonth: number
  /** Whole years; `null` without patients. */
  readonly averageAge: number | null
  /** Only months that exist, oldest first. */
  readonly months: readonly MonthCount[]
  readonly verifiedMonths: readonly MonthCount[]
}

export interface InstitutionProfile {
  readonly name: string
  readonly typeId: number | null
  readonly website: string | null
  readonly licenseNumber: string
  readonly email: string | null
  readonly isActive: boolean
  readonly isVerified: boolean
}
