import type { Access, Subject } from '../../identity/access.ts'
import type { RouteRule } from '../../plugins/rule.ts'
import { DIRECTORY_CACHE } from '../directory-cache.ts'

const service = 'institutions'
const audit = 'administration'
const subject: Subject = { kind: 'institution', param: 'id' }

/** The service lets patients and doctors change and delete institutions (contract section 5); the gateway does not. */
const ownOrAdmin: Access = { institution: 'own', admin: 'any' }

export const rules = {
  list: {
    summary: 'Lista de instituciones',
    service,
    action: 'R',
    access: 'signed-in',
    cache: DIRECTORY_CACHE,
  },
  create: { summary: 'Crear una institución', service, action: 'C', audit, access: { admin: 'any' } },
  doctors: {
    summary: 'Médicos de la propia institución',
    service,
    action: 'R',
    access: { institution: 'any' },
    cache: DIRECTORY_CACHE,
  },
  patients: {
    summary: 'Pacientes de la propia institución',
    service,
    subject: { kind: 'patient', of: 'answer' },
    action: 'R',
    access: { institution: 'any' },
  },
  read: {
    summary: 'Datos de una institución',
    service,
    subject,
    action: 'R',
    access: { patient: 'any', doctor: 'any', institution: 'own', admin: 'any' },
    cache: DIRECTORY_CACHE,
  },
  update: { summary: 'Cambiar una institución', service, subject, action: 'U', audit, access: ownOrAdmin },
  remove: {
    summary: 'Dar de baja una institución',
    service,
    subject,
    action: 'D',
    audit,
    access: ownOrAdmin,
  },
  rest: { summary: 'Lo demás del servicio de instituciones', service, audit, access: { admin: 'any' } },
} as const satisfies Record<string, RouteRule>
