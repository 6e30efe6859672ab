import { t } from 'elysia'
import type { Subject } from '../../identity/access.ts'
import type { RouteRule } from '../../plugins/rule.ts'
import { DIRECTORY_CACHE } from '../directory-cache.ts'
import { DirectoryDoctor } from './model.ts'

const service = 'doctors'
const audit = 'administration'
const subject: Subject = { kind: 'doctor', param: 'id' }
const directory = t.Array(DirectoryDoctor)

const me = (summary: string, action: 'R' | 'U' = 'R'): RouteRule => ({
  summary,
  service,
  action,
  access: { doctor: 'any' },
})

export const rules = {
  list: {
    summary: 'Directorio de médicos',
    service,
    action: 'R',
    access: 'signed-in',
    views: { patient: directory, doctor: directory, institution: directory },
    cache: DIRECTORY_CACHE,
  },
  // Any token could create and delete doctors at the service (defect A8).
  create: {
    summary: 'Crear un médico; una institución, solo en ella misma',
    service,
    action: 'C',
    audit,
    access: { institution: 'any', admin: 'any' },
  },
  dashboard: me('Resumen del médico que pregunta'),
  profile: me('Perfil del médico que pregunta'),
  updateProfile: me('Cambiar el perfil propio', 'U'),
  institution: { ...me('Institución del médico que pregunta'), cache: DIRECTORY_CACHE },
  patients: { ...me('Pacientes del médico que pregunta'), subject: { kind: 'patient', of: 'answer' } },
  medicalRecord: {
    summary: 'Expediente de un paciente propio',
    service,
    subject: { kind: 'patient', param: 'patientId' },
    action: 'R',
    access: { doctor: 'assigned' },
  },
  read: {
    summary: 'Datos de un médico',
    service,
    subject,
    action: 'R',
    access: { patient: 'any', doctor: 'own', institution: 'affiliated', admin: 'any' },
    cache: DIRECTORY_CACHE,
    views: { patient: DirectoryDoctor },
  },
  update: {
    summary: 'Cambiar un médico',
    service,
    subject,
    action: 'U',
    audit,
    access: { doctor: 'own', institution: 'affiliated', admin: 'any' },
  },
  remove: {
    summary: 'Dar de baja a un médico',
    service,
    subject,
    action: 'D',
    audit,
    access: { institution: 'affiliated', admin: 'any' },
  },
  rest: { summary: 'Lo demás del servicio de médicos', service, audit, access: { admin: 'any' } },
} as const satisfies Record<string, RouteRule>
