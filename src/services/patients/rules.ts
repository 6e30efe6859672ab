import { t } from 'elysia'
import type { Access, Subject } from '../../identity/access.ts'
import type { RouteRule } from '../../plugins/rule.ts'
import { InstitutionPatientsSummary } from '../institutions/model.ts'
import { PatientSummary } from './model.ts'

const service = 'patients'
const subject: Subject = { kind: 'patient', param: 'id' }

/** The services let any doctor and institution read and change any patient (defect A8); the gateway asks for a relationship. */
const ofThePatient: Access = { patient: 'own', doctor: 'assigned', institution: 'affiliated', admin: 'any' }

const read = (summary: string): RouteRule => ({
  summary,
  service,
  subject,
  action: 'R',
  access: ofThePatient,
})

const addContact = (summary: string): RouteRule => ({
  summary,
  service,
  subject,
  action: 'U',
  access: { patient: 'own', admin: 'any' },
})

export const rules = {
  list: {
    summary: 'Lista de pacientes: la propia de la institución, o la completa para administración',
    service,
    subject: { kind: 'patient', of: 'answer' },
    action: 'R',
    access: { institution: 'any', admin: 'any' },
    views: { institution: InstitutionPatientsSummary, admin: t.Array(PatientSummary) },
  },
  create: {
    summary: 'Crear un paciente',
    service,
    subject: { kind: 'patient', of: 'answer' },
    action: 'C',
    access: { admin: 'any' },
  },
  read: read('Datos de un paciente'),
  update: { summary: 'Cambiar datos de un paciente', service, subject, action: 'U', access: ofThePatient },
  // A doctor treats patients, but does not take them off the platform.
  remove: {
    summary: 'Dar de baja a un paciente',
    service,
    subject,
    action: 'D',
    access: { patient: 'own', institution: 'affiliated', admin: 'any' },
  },
  dashboard: read('Resumen de salud de un paciente'),
  medicalRecord: read('Expediente de un paciente'),
  careTeam: read('Equipo médico de un paciente'),
  profile: read('Perfil de un paciente'),
  addEmail: addContact('Agregar un correo'),
  addPhone: addContact('Agregar un teléfono'),
  addAddress: addContact('Agregar un domicilio'),
  // Not modelled: told as administration, of the patient whose id stands in the path, if one does.
  rest: {
    summary: 'Lo demás del servicio de pacientes',
    service,
    subject: { kind: 'patient', param: '*' },
    audit: 'administration',
    access: { admin: 'any' },
  },
} as const satisfies Record<string, RouteRule>
