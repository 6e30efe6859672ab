import type { Topic, TopicName } from '../../docs/topic.ts'
import { administrators } from './topics/administrators.ts'
import { api } from './topics/api.ts'
import { doctors } from './topics/doctors.ts'
import { institutions } from './topics/institutions.ts'
import { patients } from './topics/patients.ts'
import { privacy } from './topics/privacy.ts'
import { status } from './topics/status.ts'

export const docs = {
  title: 'Documentación',
  lead: 'Qué puedes hacer en PredictHealth y cómo, según quién eres.',
  navigation: 'Páginas de la documentación',
  endpoints: 'Todas las rutas',
  openapi: 'Descargar la descripción OpenAPI 3.1',
  method: 'Método',
  path: 'Ruta',
  purpose: 'Para qué',
  takes: 'Datos:',
  optional: (name: string) => `${name} (opcional)`,
  access: 'Quién',
  anybody: 'Cualquiera, sin sesión',
  signedIn: 'Cualquier sesión',
  /** How far a role's permission reaches (identity/access.ts). */
  reach: {
    any: (role: string) => role,
    own: (role: string) => `${role}: lo suyo`,
    assigned: (role: string) => `${role}: sus pacientes`,
    affiliated: (role: string) => `${role}: lo que le pertenece`,
  },
  failures: 'Códigos de error',
  code: 'Código',
  status: 'Estado',
  meaning: 'Qué significa',
  services: 'Ahora mismo',
  conditions: { up: 'Responde', degraded: 'Con dificultades', down: 'No responde' },
  allUp: 'Todas las partes de la plataforma responden.',
  trouble: (names: string) => `Hay problemas en: ${names}.`,
  topics: { patients, doctors, institutions, administrators, api, privacy, status } satisfies Record<
    TopicName,
    Topic
  >,
}
