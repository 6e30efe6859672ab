import { toSeedUuid } from './draw.ts'

type DemoRole = 'patient' | 'doctor' | 'institution' | 'admin'

export interface DemoAccount {
  readonly role: DemoRole
  readonly email: string
  readonly password: string
  readonly userId: string
  readonly referenceId: string
  /** The trap of contract 1.3: login account and record have different ids. */
  readonly idsDiffer: boolean
}

/** One published password per role; every seeded account of the role has it. Hashes made once, bcrypt cost 10. */
export const DEMO_PASSWORDS: Readonly<
  Record<DemoRole, { readonly password: string; readonly hash: string }>
> = {
  patient: {
    password: 'Paciente123!',
    hash: '$2b$10$k4iPhWBIh8AWR6repHCrc.gDnfoObIyrV9PCWezgM/5.JjxHpZAlu',
  },
  doctor: {
    password: 'Doctor123!',
    hash: '$2b$10$mc5Qsiu4AFXGPjqH.PuRNOIVV4i2aexW25ZRR0lh/v2IoV4Ytbs7O',
  },
  institution: {
    password: 'Institucion123!',
    hash: '$2b$10$DrVOcMLRXPcGQOpe4pUNdeutnRcPe15ez57VJgCVhc7f5jbtnOGPq',
  },
  admin: {
    password: 'Administrador123!',
    hash: '$2b$10$kaTJ7Xg6ddYnrxkyIqS7uOvGpr8CCWJ9coDlsod1T6bDEfKJ9zAea',
  },
}

/** Which seeded accounts have an id of their own, by position from 0; the others share it with their record. */
const DIFFERING: Readonly<Record<DemoRole, (position: number) => boolean>> = {
  patient: (position) => position % 2 === 1,
  doctor: (position) => position % 3 === 1,
  institution: (position) => position === 1,
  admin: (position) => position === 1,
}

const WORDS: Readonly<Record<DemoRole, string>> = {
  patient: 'paciente',
  doctor: 'doctor',
  institution: 'institucion',
  admin: 'admin',
}

export const toReferenceId = (role: DemoRole, position: number): string => toSeedUuid(role, position)

export const toUserId = (role: DemoRole, position: number): string =>
  DIFFERING[role](position) ? toSeedUuid(`${role}-account`, position) : toReferenceId(role, position)

/** Login e-mail of the n-th seeded account of a role. */
export const toDemoEmail = (role: DemoRole, position: number): string =>
  `${WORDS[role]}${position + 1}@test.predicthealth.com`

const toDemoAccounts = (role: DemoRole, count: number): readonly DemoAccount[] =>
  Array.from({ length: count }, (_, position) => ({
    role,
    email: toDemoEmail(role, position),
    password: DEMO_PASSWORDS[role].password,
    userId: toUserId(role, position),
    referenceId: toReferenceId(role, position),
    idsDiffer: DIFFERING[role](position),
  }))

/** paciente1..5, doctor1..3, institucion1..2, admin1..2: paciente2, paciente4, doctor2, institucion2, admin2 differ. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...toDemoAccounts('patient', 5),
  ...toDemoAccounts('doctor', 3),
  ...toDemoAccounts('institution', 2),
  ...toDemoAccounts('admin', 2),
]

/** A patient whose record is active and whose login is not: 403 at login with the role's password. */
export const INACTIVE_ACCOUNT = {
  email: 'paciente65@test.predicthealth.com',
  password: 'Paciente123!',
} as const
