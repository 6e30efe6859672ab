import { Elysia } from 'elysia'
import type { Config, ExtraServiceConfig, ServiceName } from './config.ts'
import type { GatewayError } from './errors.ts'
import { originOf } from './http/origin-check.ts'
import { reservedCookies } from './http/service-cookie.ts'
import { createCsrfTokens } from './identity/csrf-token.ts'
import type { Limits } from './identity/limits.ts'
import type { LoginDefence } from './identity/login-defence.ts'
import type { Sessions } from './identity/session.ts'
import type { UniformLogin } from './identity/uniform-login.ts'
import { createAccessTrail } from './plugins/access-trail.ts'
import { createAddressShare } from './plugins/address-share.ts'
import { LEGACY_COOKIE_NAME } from './plugins/credentials.ts'
import { createFailureAnswer } from './plugins/failure-answer.ts'
import { createFailures } from './plugins/failures.ts'
import { createFront } from './plugins/front.ts'
import { createGuard } from './plugins/guard.ts'
import { type HealthDeps, health } from './plugins/health.ts'
import { createRouteIndex, type RegisteredRoute, type RouteIndex } from './plugins/route-index.ts'
import type { Clock } from './policies/clock.ts'
import { createAsk } from './proxy/ask.ts'
import { createForward } from './proxy/forward.ts'
import type { Service } from './proxy/service.ts'
import { createSocketForward, type Upgrade } from './proxy/websocket.ts'
import type { AuditStore } from './records/audit-store.ts'
import type { AuditTrail } from './records/audit-trail.ts'
import type { ContactMessages } from './records/contact-messages.ts'
import { createEmergencyAccesses } from './records/emergency-access.ts'
import { createRelations } from './records/relationship.ts'
import { createAccessLog as createPatientAccessLog } from './services/access-log/access-log.ts'
import { createActorNames } from './services/access-log/actor-names.ts'
import { accessLogRoutes } from './services/access-log/index.ts'
import { admins } from './services/admins/index.ts'
import { type Asks, createAskAs } from './services/ask-as.ts'
import { createPasswordChange } from './services/auth/change-password.ts'
import { auth } from './services/auth/index.ts'
import { createLogin } from './services/auth/login.ts'
import { createVerifyPassword } from './services/auth/verify-password.ts'
import { identityOf } from './services/carry.ts'
import { doctors } from './services/doctors/index.ts'
import { createDoctorRegistration } from './services/doctors/register.ts'
import { emergencyRoutes } from './services/emergency/index.ts'
import { allEndingSessions } from './services/ends-sessions.ts'
import { extraService } from './services/extra/index.ts'
import { institutions } from './services/institutions/index.ts'
import { patients } from './services/patients/index.ts'
import { createPatientRegistration } from './services/patients/register.ts'
import { platformRoutes } from './services/platform/index.ts'
import type { Platform } from './services/platform/platform.ts'
import type { Settings } from './settings/settings.ts'
import type { Database } from './storage/database.ts'
import type { GatewayRoster } from './storage/gateway-roster.ts'
import type { AccessLog } from './telemetry/access-log.ts'
import type { Exchange } from './telemetry/exchange.ts'
import type { ServicePulses } from './telemetry/service-pulse.ts'
import { createAccessLogDesk } from './web/access-log-desk.ts'
import { createAdminDesk } from './web/admin-desk.ts'
import { webApi } from './web/api/index.ts'
import type { Assets } from './web/assets.ts'
import { createErrorPage } from './web/error-page.ts'
import { FLASH_COOKIE } from './web/flash-cookie.ts'
import { KEPT_FORM_COOKIE } from './web/kept-form.ts'
import { createLoginRedirect } from './web/login-redirect.ts'
import { createNotice } from './web/notice.ts'
import { type WebPagesDeps, webPages } from './web/pages.ts'

/** Everything the gateway works with, built and open. */
export interface Deps {
  readonly config: Config
  readonly clock: Clock
  readonly sessions: Sessions
  readonly services: Readonly<Record<ServiceName, Service>>
  /** What `EXTRA_SERVICES` adds. */
  readonly extraServices: readonly { readonly config: ExtraServiceConfig; readonly service: Service }[]
  readonly settings: Settings
  readonly database: Database
  readonly trail: AuditTrail
  readonly auditStore: AuditStore
  readonly limits: Limits
  readonly loginDefence: LoginDefence
  readonly uniformLogin: UniformLogin
  readonly contactMessages: ContactMessages
  readonly assets: Assets
  readonly demoAccounts: WebPagesDeps['demoAccounts']
  readonly pulses: ServicePulses
  readonly roster: Pick<GatewayRoster, 'list'>
  readonly health: Omit<HealthDeps, 'routes' | 'services'>
  readonly logAccess: AccessLog
  readonly reportFailure: (failure: GatewayError, exchange: Exchange) => void
  readonly peerAddress: (request: Request) => string
  readonly keepOpen: (request: Request) => void
  readonly upgrade: Upgrade
}

/** The way of a request, outermost first (design section 3). Never listens. */
export const createApp = (deps: Deps) => {
  const { config, clock, sessions, extraServices, limits, settings, trail, loginDefence: defence } = deps
  const cookie = config.session
  const services = allEndingSessions(deps.services, sessions)
  const forwardOptions = {
    clock,
    reservedCookies: reservedCookies([cookie.cookieName, LEGACY_COOKIE_NAME, FLASH_COOKIE, KEPT_FORM_COOKIE]),
    keepOpen: deps.keepOpen,
  }
  const carryTo = (name: ServiceName) => ({
    forward: createForward(services[name], forwardOptions),
    sessions,
  })
  const asks: Asks = {
    auth: createAsk(services.auth, clock),
    doctors: createAsk(services.doctors, clock),
    patients: createAsk(services.patients, clock),
    institutions: createAsk(services.institutions, clock),
    admins: createAsk(services.admins, clock),
  }
  const askAs = createAskAs({ asks, sessions })
  const relations = createRelations({
    askDoctors: async (session, target, exchange) =>
      asks.doctors({ method: 'GET', target, exchange, identity: await identityOf(sessions, session) }),
    askInstitutions: async (session, target, exchange) =>
      asks.institutions({ method: 'GET', target, exchange, identity: await identityOf(sessions, session) }),
  })
  const login = createLogin({ ask: asks.auth, sessions, defence, uniformly: deps.uniformLogin })
  const changePassword = createPasswordChange({ askAs, sessions, defence })
  const registerPatient = createPatientRegistration({ askAs, now: clock.wallMs })
  const registerDoctor = createDoctorRegistration({ askAs })
  const answer = createFailureAnswer({
    apiPrefixes: extraServices.map((extra) => extra.config.prefix),
    renderErrorPage: createErrorPage({ assets: deps.assets, now: clock.wallMs }),
    toLogin: createLoginRedirect({ config, now: clock.wallMs }),
  })
  const report = deps.reportFailure
  const csrfTokens = createCsrfTokens(config.secretKey)
  const corsOrigins = () => settings.get('cors.origins')
  const emergencies = createEmergencyAccesses({
    database: deps.database,
    verifyPassword: createVerifyPassword({ ask: asks.auth, defence }),
    now: clock.wallMs,
  })
  const accessLog = createPatientAccessLog({
    store: deps.auditStore,
    names: createActorNames({ askAs, now: clock.wallMs }),
    messages: deps.contactMessages,
    now: clock.wallMs,
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
    messages: deps.contactMessages,
    now: clock.wallMs,
  }
  /** Public further services speak for themselves. */
  const openPrefixes = extraServices.filter(({ config }) => config.public).map(({ config }) => config.prefix)

  const routes = (): readonly RegisteredRoute[] => app.routes
  let index: RouteIndex | null = null
  const routeIndex = (): RouteIndex => {
    index ??= createRouteIndex(routes())
    return index
  }

  const app = new Elysia({ name: 'gateway', precompile: true, systemRouter: false })
    .wrap(
      createFront({
        peerAddress: deps.peerAddress,
        trustedProxies: config.trustedProxies,
        production: config.environment === 'production',
        corsOrigins,
        corsCovers: (path) =>
          path.startsWith('/api/') &&
          !openPrefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)),
        share: createAddressShare(config.limits.inFlightPerAddress),
        answer,
        report,
        recordAccess: createAccessTrail({ trail, now: clock.wallMs }),
        accessLog: deps.logAccess,
      }),
    )
    .use(createFailures({ answer, report, methodsAt: (path) => routeIndex().methodsAt(path) }))
    .use(
      createGuard({
        routeIndex,
        sessions,
        cookie,
        relations,
        emergencies,
        limits,
        corsOrigins,
        maintenance: () => settings.get('maintenance'),
        csrfTokens,
      }),
    )
    .use(
      health({
        ...deps.health,
        services: () => platform.services().map((service) => service.state()),
        routes,
      }),
    )
    .use(auth({ login, sessions, cookie }))
    .use(doctors(carryTo('doctors')))
    .use(patients({ ...carryTo('patients'), forwardToInstitutions: carryTo('institutions').forward }))
    .use(institutions(carryTo('institutions')))
    .use(admins(carryTo('admins')))
    .use(accessLogRoutes(accessLog))
    .use(emergencyRoutes(emergencies))
    .use(platformRoutes(platform))
    .use(
      webApi({
        login,
        changePassword,
        registerPatient,
        registerDoctor,
        askAs,
        sessions,
        cookie,
        contactMessages: deps.contactMessages,
        now: clock.wallMs,
      }),
    )
    .use(
      webPages({
        ...deps,
        askAs,
        login,
        changePassword,
        registerPatient,
        registerDoctor,
        csrfTokens,
        declareEmergency: emergencies.declare,
        admin: createAdminDesk(platform),
        accessLog: createAccessLogDesk(accessLog),
        notice: createNotice({ emergencies, settings }),
        now: clock.wallMs,
        routes,
      }),
    )
  for (const { config: extra, service } of extraServices) {
    const options = {
      ...forwardOptions,
      credentials: extra.public ? ('pass' as const) : ('replace' as const),
      prefix: extra.stripPrefix ? extra.prefix : '',
    }
    const sockets = extra.websocket
      ? createSocketForward(service, {
          ...options,
          upgrade: deps.upgrade,
          allowsOrigin: (origin, { exchange }) =>
            originOf({ secFetchSite: null, origin }, exchange.host, corsOrigins()) === 'own',
        })
      : null
    app.use(extraService(extra, { forward: createForward(service, options), sockets, sessions }))
  }
  routeIndex() // Two rules for one route stop the start, not a request.
  return app
}

export type App = ReturnType<typeof createApp>
