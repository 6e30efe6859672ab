import type { Messages } from '../catalogue.ts'
import { administrators } from './topics/administrators.ts'
import { api } from './topics/api.ts'
import { doctors } from './topics/doctors.ts'
import { institutions } from './topics/institutions.ts'
import { patients } from './topics/patients.ts'
import { privacy } from './topics/privacy.ts'
import { status } from './topics/status.ts'

export const docs: Messages['docs'] = {
  title: 'Documentation',
  lead: 'What you can do in PredictHealth and how, depending on who you are.',
  navigation: 'Documentation pages',
  endpoints: 'All routes',
  openapi: 'Download the OpenAPI 3.1 description',
  method: 'Method',
  path: 'Path',
  purpose: 'What for',
  takes: 'Data:',
  optional: (name) => `${name} (optional)`,
  access: 'Who',
  anybody: 'Anybody, without a session',
  signedIn: 'Any session',
  reach: {
    any: (role) => role,
    own: (role) => `${role}: their own`,
    assigned: (role) => `${role}: their patients`,
    affiliated: (role) => `${role}: what belongs to it`,
  },
  failures: 'Error codes',
  code: 'Code',
  status: 'Status',
  meaning: 'What it means',
  services: 'Right now',
  conditions: { up: 'Responding', degraded: 'Having trouble', down: 'Not responding' },
  allUp: 'All parts of the platform are responding.',
  trouble: (names) => `There are problems in: ${names}.`,
  topics: { patients, doctors, institutions, administrators, api, privacy, status },
}
