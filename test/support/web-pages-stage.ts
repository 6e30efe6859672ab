import { join } from 'node:path'
import type { GatewayError } from '../../src/errors.ts'
import { createCsrfTokens } from '../../src/identity/csrf-token.ts'
import type { Role } from '../../src/identity/role.ts'
import type { RecordAccess } from '../../src/plugins/access-trail.ts'
import type { Clock } from '../../src/policies/clock.ts'
import type { ContactMessage } from '../../src/records/contact-messages.ts'
import { createAskAs } from '../../src/services/ask-as.ts'
import { createPasswordChange } from '../../src/services/auth/change-password.ts'
import { createLogin } from '../../src/services/auth/login.ts'
import { createDoctorRegistration } from '../../src/services/doctors/register.ts'
import { createInstitutionDirectory } from '../../src/services/institutions/directory.ts'
import { createPatientRegistration } from '../../src/services/patients/register.ts'
import type { AccessLogPort } from '../../src/web/access-log-port.ts'
import type { AdminPorts } from '../../src/web/admin-ports.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { webPages } from '../../src/web/pages.ts'
import { createClinic } from '../pages/clinic.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { createDiskAssets } from './disk-assets.ts'
import { fakeAsk, fakeSessions, stage } from './route-stage.ts'
import { NOW_MS } from './web-api-stage.ts'

const assets = await loadAssets(createDiskAssets(join(import.meta.dirname, '../../public')))
const clinic = createClinic()

const isFirst = (calls: string[], call: string): boolean => {
  const known = calls.includes(call)
  calls.push(call)
  return !known
}

/** An administration that answers with the clinic of the pages' tests and remembers what it was told. */
const fakeAdmin = (calls: string[]): AdminPorts => ({
  services: async () => clinic.services,
  dependencies: async () => [],
  gateways: async () => clinic.gateways,
  settings: async () => clinic.settings,
  changeSetting: async (_by, key, value, reason) => {
    calls.push(`change ${key} ${JSON.stringify(value)} ${reason}`)
  },
  undoSetting: async (_by, key, version) => {
    calls.push(`undo ${key} ${version}`)
  },
  audit: async () => ({ rows: clinic.events, before: null }),
  exportAudit: async () => new Response('{}', { headers: { 'content-type': 'application/fhir+ndjson' } }),
  emergencies: async () => clinic.emergencies,
  reviewEmergency: async (_by, id, review) => {
    return isFirst(calls, `review ${id} ${review}`)
  },
  messages: async () => clinic.messages,
  handleMessage: async (_by, id) => {
    return isFirst(calls, `handle ${id}`)
  },
})

/** What the gateway keeps itself, each of whose methods waits for the store first. */
const behind = <Port extends object>(port: Port, store: () => Promise<void>): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...args: unknown[]) => {
        await store()
        return Reflect.apply(method, target, args)
      }
    },
  })

interface StageOptions {
  /** Awaited before whatever the gateway itself keeps. */
  readonly store?: () => Promise<void>
  /** Default: one that stands still, so that every page is waited for. */
  readonly clock?: Clock
  readonly recordAccess?: RecordAccess
}

/** Every page over one fake service that answers by `METHOD target`. `role` is whose account the login opens. */
export const stageWebPages = (
  answers: Parameters<typeof fakeAsk>[0] = {},
  role: Role = 'patient',
  { store = async () => undefined, clock = createFakeClock(), recordAccess = () => null }: StageOptions = {},
) => {
  const { ask, questions } = fakeAsk(answers)
  const { sessions: kept, calls } = fakeSessions(role)
  const sessions = behind(kept, store)
  const messages: ContactMessage[] = []
  const reported: GatewayError[] = []
  const asks = { auth: ask, doctors: ask, patients: ask, institutions: ask, admins: ask }
  const askAs = createAskAs({ asks, sessions })
  const defence = { admit: async () => undefined, succeeded: async () => undefined }
  const now = () => NOW_MS
  const group = webPages({
    assets,
    csrfTokens: createCsrfTokens('a secret key for tests, 32 octets long'),
    config: {
      secretKey: 'a secret key for tests, 32 octets long',
      session: {
        cookieName: 'predicthealth_session',
        cookieSecure: false,
        idleSeconds: 900,
        absoluteSeconds: 604_800,
        maxPerUser: 10,
      },
    },
    askAs,
    sessions,
    now,
    clock,
    recordAccess,
    report: (failure) => reported.push(failure),
    login: createLogin({
      ask,
      sessions,
      defence,
      uniformly: (attempt) => attempt(),
      recordInUse: async () => true,
    }),
    changePassword: createPasswordChange({ askAs, sessions, defence }),
    registerPatient: createPatientRegistration({ askAs, now }),
    registerDoctor: createDoctorRegistration({ askAs }),
    institutionDirectory: createInstitutionDirectory({ ask, clock }),
    contactMessages: {
      add: async (message) => {
        await store()
        messages.push(message)
      },
    },
    declareEmergency: async (session, declaration) => {
      await store()
      calls.push(`emergency ${declaration.patientId} ${declaration.purpose}`)
      return {
        id: 'e1',
        userId: session.userId,
        referenceId: session.referenceId,
        patientId: declaration.patientId,
        purpose: 'ETREAT',
        reason: declaration.reason,
        openedAt: NOW_MS,
        expiresAt: NOW_MS + 3_600_000,
        review: 'open',
        reviewedBy: null,
        reviewedAt: null,
        reviewNote: null,
      }
    },
    accessLog: behind<AccessLogPort>(
      {
        accessesTo: async () => ({
          rows: clinic.accesses,
          total: 3,
          all: 3,
          page: 1,
          pages: 1,
          emergencies: 1,
        }),
        report: async (_session, entryId) => {
          calls.push(`report ${entryId}`)
        },
      },
      store,
    ),
    admin: behind(fakeAdmin(calls), store),
    demoAccounts: [],
    version: '0.0.0',
    routes: () => [],
    services: () => [],
  })
  const staged = stage(group)
  const post = (target: string, fields: Readonly<Record<string, string>>, as?: Role): Promise<Response> =>
    staged.ask('POST', target, {
      ...(as === undefined ? {} : { as }),
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    })
  const get = (
    target: string,
    as?: Role,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> =>
    staged.ask('GET', target, {
      ...(as === undefined ? {} : { as }),
      headers: { accept: 'text/html', ...headers },
    })
  return { ...staged, reported, get, post, questions, calls, messages }
}
