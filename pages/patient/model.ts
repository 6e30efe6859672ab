/** What the patient's pages show, in the shapes the services' bodies become. `null` is "not on record". */
export interface PatientSummary {
  readonly firstName: string
  readonly lastName: string
  readonly age: number | null
  readonly score: number
  readonly bmi: number | null
  readonly isSmoker: boolean | null
  readonly consumesAlcohol: boolean | null
  readonly activityMinutes: number | null
  readonly conditions: readonly { readonly name: string }[]
  readonly medications: readonly Dose[]
}

export interface Dose {
  readonly name: string
  readonly dosage: string | null
  readonly frequency: string | null
}

export interface HealthProfile {
  readonly heightCm: number | null
  readonly weightKg: number | null
  readonly bloodType: string | null
  readonly isSmoker: boolean | null
  readonly consumesAlcohol: boolean | null
  readonly activityMinutes: number | null
  readonly notes: string | null
}

export interface MedicalRecord {
  readonly profile: HealthProfile | null
  readonly conditions: readonly {
    readonly name: string
    readonly diagnosedOn: string | null
    readonly notes: string | null
  }[]
  readonly medications: readonly (Dose & { readonly startedOn: string | null })[]
  readonly allergies: readonly {
    readonly name: string
    readonly severity: string | null
    readonly reaction: string | null
  }[]
  readonly family: readonly {
    readonly condition: string
    readonly relative: string | null
    readonly notes: string | null
  }[]
}

export interface CareTeam {
  readonly doctor: {
    readonly firstName: string
    readonly lastName: string
    readonly specialty: string | null
    readonly yearsExperience: number | null
    readonly email: string | null
    readonly phone: string | null
  }
  readonly institution: InstitutionCard
}

export interface InstitutionCard {
  readonly name: string
  readonly type: string | null
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly address: PostalAddress | null
}

export interface PostalAddress {
  readonly street: string | null
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  readonly postalCode: string | null
}

export interface PatientProfile {
  readonly firstName: string
  readonly lastName: string
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string
  readonly emails: readonly Contact[]
  readonly phones: readonly Contact[]
  readonly addresses: readonly {
    readonly street: string
    readonly neighborhood: string | null
    readonly city: string | null
    readonly postalCode: string | null
    readonly kind: string | null
    readonly isVerified: boolean
  }[]
}

export interface Contact {
  readonly value: string
  readonly kind: string | null
  readonly isPrimary: boolean
  readonly isVerified: boolean
}

export interface AccessEntry {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly self: boolean
  readonly role: string
  readonly institution: string | null
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  /** What was opened, in words of the route. */
  readonly what: string
  readonly reason: string | null
  readonly emergency: boolean
  readonly denied: boolean
}
