import type { ChainedEvent } from '../../records/audit-event.ts'

export type AccessLanguage = 'es' | 'en'

/** What a route shows of a record, by its template; the first that fits. */
const THINGS: readonly (readonly [pattern: RegExp, es: string, en: string])[] = [
  [/access-log|admin\/audit/, 'Registro de accesos', 'Access log'],
  [/emergency/, 'Declaración de emergencia', 'Emergency declaration'],
  [/medical-record/, 'Expediente médico', 'Medical record'],
  [/care-team/, 'Equipo médico', 'Care team'],
  [/emails|phones|addresses/, 'Datos de contacto', 'Contact details'],
  [/profile|personal-info/, 'Datos personales', 'Personal details'],
  [/(patient|patients\/:id)\/dashboard/, 'Resumen de salud', 'Health summary'],
  [/^\/doctor\/patients\/:id/, 'Expediente médico', 'Medical record'],
  [/register/, 'Registro de la cuenta', 'Account registration'],
  [/dashboard|patients\/?$/, 'Lista de pacientes', 'List of patients'],
]
const ANYTHING = ['Datos del paciente', 'Patient details'] as const

export const whatOf = ({ route }: ChainedEvent, language: AccessLanguage): string => {
  const [, es, en] = THINGS.find(([pattern]) => pattern.test(route)) ?? [null, ...ANYTHING]
  return language === 'es' ? es : en
}

/** Rules as `decide` words them, and why that is so to the person concerned. */
const REASONS: readonly (readonly [pattern: RegExp, es: string, en: string])[] = [
  [/^emergency: ETREAT/, 'Emergencia: tratamiento', 'Emergency: treatment'],
  [/^emergency: BTG/, 'Emergencia: acceso excepcional', 'Emergency: break the glass'],
  [/if it treats/, 'Es parte de tu atención', 'Takes part in your care'],
  [/if it hosts/, 'Perteneces a la institución', 'You belong to the institution'],
  [/own record/, 'Es tu propio expediente', 'It is your own record'],
  [/^role patient/, 'Es tu propio expediente', 'It is your own record'],
  [/^role admin/, 'Administración de la plataforma', 'Administration of the platform'],
  [/^role doctor/, 'Consulta de sus pacientes', 'Looks at own patients'],
  [/^role institution/, 'Consulta de sus pacientes', 'Looks at own patients'],
]

/** Why, in words; `null` when the trail says nothing a person could use. */
export const reasonOf = (
  { reason, outcome, emergency }: ChainedEvent,
  language: AccessLanguage,
): string | null => {
  if (outcome === 'denied') return language === 'es' ? 'No tenía permiso' : 'Was not allowed'
  if (outcome === 'failure') return language === 'es' ? 'No se completó' : 'Was not completed'
  const found = REASONS.find(([pattern]) => pattern.test(reason ?? ''))
  if (!found) return emergency ? (language === 'es' ? 'Emergencia' : 'Emergency') : null
  return language === 'es' ? found[1] : found[2]
}

const ROLES = {
  patient: ['Paciente', 'Patient'],
  doctor: ['Médico', 'Doctor'],
  institution: ['Institución', 'Institution'],
  admin: ['Administración', 'Administration'],
} as const

export const roleWordOf = ({ role }: ChainedEvent, language: AccessLanguage): string =>
  role === null
    ? language === 'es'
      ? 'Sin sesión'
      : 'Without session'
    : ROLES[role][language === 'es' ? 0 : 1]
