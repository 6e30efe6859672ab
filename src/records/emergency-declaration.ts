import type { Fault } from '../errors.ts'
import { EMERGENCY_PURPOSES, type EmergencyPurpose } from './emergency.ts'

const REASON_MIN_LENGTH = 15
const REASON_MAX_LENGTH = 500

/** What a doctor says to open a record in an emergency. */
export interface EmergencyDeclaration {
  /** Of the form it came in: sent twice, it is declared once. Default: a new one. */
  readonly id?: string
  readonly patientId: string
  readonly purpose: string
  readonly reason: string
  readonly password: string
}

const isPurpose = (value: string): value is EmergencyPurpose =>
  EMERGENCY_PURPOSES.includes(value as EmergencyPurpose)

/** What is wrong with it, but for a password that is another one; none is good. */
export const declarationFaults = (declaration: EmergencyDeclaration): readonly Fault[] => [
  ...(isPurpose(declaration.purpose)
    ? []
    : [{ pointer: '/purpose', detail: `Elige uno de estos motivos: ${EMERGENCY_PURPOSES.join(', ')}.` }]),
  ...(declaration.reason.trim().length >= REASON_MIN_LENGTH && declaration.reason.length <= REASON_MAX_LENGTH
    ? []
    : [
        {
          pointer: '/reason',
          detail: `Explica la emergencia en ${REASON_MIN_LENGTH} a ${REASON_MAX_LENGTH} caracteres.`,
        },
      ]),
  ...(declaration.password === '' ? [{ pointer: '/password', detail: 'Escribe tu contraseña.' }] : []),
]
