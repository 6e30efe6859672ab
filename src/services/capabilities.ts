import type { ExtraServiceConfig, ServiceName } from '../config.ts'
import type { LoginDefence } from '../identity/login-defence.ts'
import type { Sessions } from '../identity/session.ts'
import type { UniformLogin } from '../identity/uniform-login.ts'
import type { Clock } from '../policies/clock.ts'
import { createAsk } from '../proxy/ask.ts'
import { createForward, type ForwardOptions } from '../proxy/forward.ts'
import type { Service } from '../proxy/service.ts'
import type { AuditStore } from '../records/audit-store.ts'
import type { ContactMessages } from '../records/contact-messages.ts'
import { createEmergencyAccesses } from '../records/emergency-access.ts'
import { createRelations } from '../records/relationship.ts'
import type { Settings } from '../settings/settings.ts'
import type { Database } from '../storage/database.ts'
import type { GatewayRoster } from '../storage/gateway-roster.ts'
import type { DependencyState } from '../telemetry/dependency-report.ts'
import type { ServicePulses } from '../telemetry/service-pulse.ts'
import { createAccessLog } from './access-log/access-log.ts'
import { createActorNames } from './access-log/actor-names.ts'
import { type Asks, createAskAs } from './ask-as.ts'
import { createPasswordChange } from './auth/change-password.ts'
import { createLogin } from './auth/login.ts'
import { createRecordInUse } from './auth/record-in-use.ts'
import { createVerifyPassword } from './auth/verify-password.ts'
import { type CarryDeps, identityOf } from './carry.ts'
import { createDoctorRegistration } from './doctors/register.ts'
import { allEndingSessions } from './ends-sessions.ts'
import { createInstitutionDirectory } from './institutions/directory.ts'
import { createPatientRegistration } from './patients/register.ts'
import type { Platform } from './platform/platform.ts'

/** A service that `EXTRA_SERVICES` adds, open. */
export interface OpenExtraService {
  readonly config: ExtraServiceConfig
  readonly service: Service
}

export interface CapabilitiesDeps {
  readonly clock: Clock
  readonly sessions: Sessions
  readonly services: Readonly<Record<ServiceName, Service>>
  readonly extraServices: readonly OpenExtraService[]
  readonly settings: Settings
  readonly database: Database
  readonly auditStore: AuditStore
  readonly loginDefence: LoginDefence
  readonly uniformLogin: UniformLogin
  readonly contactMessages: ContactMessages
  readonly pulses: ServicePulses
  readonly observeView: NonNullable<CarryDeps['observeView']>
  readonly roster: Pick<GatewayRoster, 'list'>
  readonly health: { readonly dependencies: () => Promise<readonly DependencyState[]> }
}

/** What the routes of the API and the pages do their work with, each built once over the open services. */
export const createCapabilities = (deps: CapabilitiesDeps, forwardOptions: ForwardOptions) => {
  const { clock, sessions, loginDefence: defence, extraServices, settings, contactMessages } = deps
  const now = clock.wallMs
  const services = allEndingSessions(deps.services, sessions)
  const asks: Asks = {
    auth: createAsk(services.auth, clock),
    doctors: createAsk(services.doctors, clock),
    patients: createAsk(services.patients, clock),
    institutions: createAsk(services.institutions, clock),
    admins: createAsk(services.admins, clock),
  }
  const askAs = createAskAs({ asks, sessions })
  const emergencies = createEmergencyAccesses({
    database: deps.database,
    verifyPassword: createVerifyPassword({ ask: asks.auth, defence }),
    now,
  })
  const platform: Platform = {
    services: () => [...Object.values(services), ...extraServices.map(({ service }) => service)],
    pulses: deps.pulses,
    dependencies: deps.health.dependencies,
    roster: deps.roster,
    settings,
    audit: deps.auditStore,
    sessions,
    emergencies,
    messages: contactMessages,
    now,
  }
  const actorNames = createActorNames({ askAs, now })
  return {
    now,
    sessions,
    contactMessages,
    askAs,
    emergencies,
    platform,
    actorNames,
    login: createLogin({
      ask: asks.auth,
      sessions,
      defence,
      uniformly: deps.uniformLogin,
      recordInUse: createRecordInUse({ asks, sessions }),
    }),
    changePassword: createPasswordChange({ askAs, sessions, defence }),
    registerPatient: createPatientRegistration({ askAs, now }),
    registerDoctor: createDoctorRegistration({ askAs }),
    institutionDirectory: createInstitutionDirectory({ ask: asks.institutions, clock }),
    relations: createRelations({
      askDoctors: async (session, target, exchange) =>
        asks.doctors({ method: 'GET', target, exchange, identity: await identityOf(sessions, session) }),
      askInstitutions: async (session, target, exchange) =>
        asks.institutions({ method: 'GET', target, exchange, identity: await identityOf(sessions, session) }),
    }),
    patientAccessLog: createAccessLog({
      store: deps.auditStore,
      names: actorNames,
      messages: contactMessages,
      now,
    }),
    carryTo: (name: ServiceName): CarryDeps => ({
      forward: createForward(services[name], forwardOptions),
      sessions,
      observeView: deps.observeView,
    }),
  }
}
