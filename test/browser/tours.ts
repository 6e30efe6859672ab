import { type Audience, routes } from '../../pages/routes.ts'

/** A page of a tour, its heading, and what shows that the services' data arrived, all in Spanish. */
export interface Stop {
  readonly path: string
  readonly heading: string
  readonly data: RegExp
}

const ACCOUNT: readonly Stop[] = [
  { path: routes.account.sessions, heading: 'Mis sesiones', data: /127\.0\.0\.1/ },
  { path: routes.account.password, heading: 'Cambiar contraseña', data: /Al menos 8 caracteres/ },
]

/**
 * Every page of each role, as the first demo account of the role sees it; the patient is the second, whose account and record
 * have different ids (contract 1.3).
 */
export const TOURS: Readonly<
  Record<Audience, { readonly account: string; readonly stops: readonly Stop[] }>
> = {
  patient: {
    account: 'paciente2',
    stops: [
      { path: routes.patient.dashboard, heading: 'Hola, José Luis', data: /Tu puntuación es 80 de 100/ },
      { path: routes.patient.record, heading: 'Mi expediente', data: /181 cm[\s\S]*Salbutamol/ },
      { path: routes.patient.careTeam, heading: 'Mi equipo médico', data: /Jorge Mendoza Ávila/ },
      {
        path: routes.patient.accessLog,
        heading: 'Quién ha visto mi expediente',
        data: /Consultó: Expediente médico/,
      },
      { path: routes.patient.profile, heading: 'Mi perfil', data: /jose\.romero1@correo\.example\.com/ },
      ...ACCOUNT,
    ],
  },
  doctor: {
    account: 'doctor1',
    stops: [
      { path: routes.doctor.dashboard, heading: 'Tu consulta', data: /Tienes 5 pacientes/ },
      { path: routes.doctor.patients, heading: 'Mis pacientes', data: /María Fernanda González Mendoza/ },
      { path: routes.doctor.institution, heading: 'Mi institución', data: /HOSP-NL-0417/ },
      { path: routes.doctor.profile, heading: 'Mi perfil profesional', data: /\$950\.00/ },
      ...ACCOUNT,
    ],
  },
  institution: {
    account: 'institucion1',
    stops: [
      {
        path: routes.institution.dashboard,
        heading: 'Tu institución hoy',
        data: /4 médicos activos y 20 pacientes/,
      },
      { path: routes.institution.doctors, heading: 'Médicos', data: /Gastroenterología/ },
      { path: routes.institution.newDoctor, heading: 'Registrar médico', data: /Cédula profesional/ },
      { path: routes.institution.patients, heading: 'Pacientes', data: /20 pacientes, 13 verificados/ },
      { path: routes.institution.profile, heading: 'Perfil de la institución', data: /HOSP-NL-0417/ },
      ...ACCOUNT,
    ],
  },
  admin: {
    account: 'admin1',
    stops: [
      {
        path: routes.admin.dashboard,
        heading: 'Estado de la plataforma',
        data: /Los 5 servicios responden/,
      },
      { path: routes.admin.settings, heading: 'Ajustes', data: /services\.auth\.timeoutMs/ },
      { path: routes.admin.audit, heading: 'Auditoría', data: /(\d+ eventos|Un evento) en esta página/ },
      { path: routes.admin.sessions, heading: 'Sesiones de una cuenta', data: /Clave de la cuenta/ },
      { path: routes.admin.emergency, heading: 'Accesos de emergencia', data: /No hay accesos por revisar/ },
      { path: routes.admin.messages, heading: 'Mensajes de contacto', data: /Aún no hay mensajes/ },
      ...ACCOUNT,
    ],
  },
}
