import { type AnyElysia, Elysia } from 'elysia'
import type { Config } from './config.ts'
import type { GatewayError } from './errors.ts'
import { ASKING_METHODS } from './http/asking-methods.ts'
import { isBelow } from './http/path-prefix.ts'
import { reservedCookies } from './http/service-cookie.ts'
import { createCsrfTokens } from './identity/csrf-token.ts'
import type { Limits } from './identity/limits.ts'
import { createAccessTrail } from './plugins/access-trail.ts'
import { createAddressShare } from './plugins/address-share.ts'
import { LEGACY_COOKIE_NAME } from './plugins/credentials.ts'
import { createFailureAnswer } from './plugins/failure-answer.ts'
import { createFailures } from './plugins/failures.ts'
import { createFront } from './plugins/front.ts'
import { createGuard } from './plugins/guard.ts'
import { type HealthDeps, health } from './plugins/health.ts'
import { createRouteIndex, type RegisteredRoute, type RouteIndex } from './plugins/route-index.ts'
import type { LastingConnections } from './proxy/lasting-connections.ts'
import type { Upgrade } from './proxy/websocket.ts'
import type { AuditTrail } from './records/audit-trail.ts'
import { accessLogRoutes } from './services/access-log/index.ts'
import { admins } from './services/admins/index.ts'
import { auth } from './services/auth/index.ts'
import { type CapabilitiesDeps, createCapabilities } from './services/capabilities.ts'
import { doctors } from './services/doctors/index.ts'
import { emergencyRoutes } from './services/emergency/index.ts'
import { extraServiceRoutes } from './services/extra/group.ts'
import { refuseOwnAreas } from './services/extra/own-areas.ts'
import { institutions } from './services/institutions/index.ts'
import { patients } from './services/patients/index.ts'
import { platformRoutes } from './services/platform/index.ts'
import type { AccessLog } from './telemetry/access-log.ts'
import type { Exchange } from './telemetry/exchange.ts'
import { createAccessLogDesk } from './web/access-log-desk.ts'
import { createAdminDesk } from './web/admin-desk.ts'
import { webApi } from './web/api/index.ts'
import type { Assets } from './web/assets.ts'
import { compressedPage } from './web/compressed-page.ts'
import { createErrorPage } from './web/error-page.ts'
import { FLASH_COOKIE } from './web/flash-cookie.ts'
import { createKeepForm } from './web/keep-form.ts'
import { KEPT_FORM_COOKIE } from './web/kept-form.ts'
import { createLoginRedirect } from './web/login-redirect.ts'
import { createNotice } from './web/notice.ts'
import { type WebPagesDeps, webPages } from './web/pages.ts'

/** Everything the gateway works with, built and open. */
export interface Deps extends CapabilitiesDeps {
  readonly config: Config
  readonly health: Omit<HealthDeps, 'routes' | 'services'>
  readonly limits: Limits
  readonly trail: AuditTrail
  readonly assets: Assets
  /** Serves favicon.ico and the like; see `web/fixed-files.ts`. */
  readonly fixedFiles: AnyElysia
  readonly demoAccounts: WebPagesDeps['demoAccounts']
  readonly logAccess: AccessLog
  readonly openSpan?: ((exchange: Exchange) => void) | undefined
  readonly reportFailure: (failure: GatewayError, exchange: Exchange) => void
  readonly peerAddress: (request: Request) => string
  readonly keepOpen: (request: Request) => void
  readonly lasting: LastingConnections
  readonly upgrade: Upgrade
}

/** The way of a request, outermost first (design section 3). Never listens. */
export const createApp = (deps: Deps) => {
  const { config, clock, sessions, extraServices, limits, settings, reportFailure: report } = deps
  const now = clock.wallMs
  const cookie = config.session
  const corsOrigins = () => settings.get('cors.origins')
  const csrfTokens = createCsrfTokens(config.secretKey)
  const ownCookies = [cookie.cookieName, LEGACY_COOKIE_NAME, FLASH_COOKIE, KEPT_FORM_COOKIE]
  const forwardOptions = {
    clock,
    reservedCookies: reservedCookies(ownCookies),
    keepOpen: deps.keepOpen,
    lasting: deps.lasting,
  }
  /** Public further services speak for themselves. */
  const openPrefixes = extraServices
    .filter((extra) => extra.config.public)
    .map((extra) => extra.config.prefix)
  const isOpen = (path: string) => openPrefixes.some((prefix) => isBelow(path, prefix))

  const capabilities = createCapabilities(deps, forwardOptions)
  const { carryTo, emergencies, platform, patientAccessLog } = capabilities
  const keepForm = createKeepForm({ config, now })
  const answer = createFailureAnswer({
    apiPrefixes: extraServices.map((extra) => extra.config.prefix),
    renderErrorPage: createErrorPage({ assets: deps.assets, now }),
    finishPage: compressedPage,
    toLogin: createLoginRedirect({ cookie, keepForm }),
    keepForm,
  })

  const services = () => platform.services().map((service) => service.state())
  const recordAccess = createAccessTrail({ trail: deps.trail, now })

  const routes = (): readonly RegisteredRoute[] => app.routes
  let index: RouteIndex | null = null
  const routeIndex = (): RouteIndex => {
    index ??= createRouteIndex(routes())
    return index
  }

  // No precompile: most handlers and validators of an instance are never used (decision 0045); the walk over all routes
  // in test/app.test.ts has each of them generated, since one that cannot be ends the process (fact T3).
  const own = new Elysia({ name: 'gateway', systemRouter: false })
    .wrap(
      createFront({
        peerAddress: deps.peerAddress,
        trustedProxies: config.trustedProxies,
        furtherMethods: (path) => (isOpen(path) ? ASKING_METHODS : []),
        production: config.environment === 'production',
        corsOrigins,
        corsCovers: (path) => path.startsWith('/api/') && !isOpen(path),
        share: createAddressShare(config.limits.inFlightPerAddress),
        answer,
        report,
        recordAccess,
        accessLog: deps.logAccess,
        openSpan: deps.openSpan,
      }),
    )
    .use(createFailures({ answer, report, methodsAt: (path) => routeIndex().methodsAt(path) }))
    .use(
      createGuard({
        routeIndex,
        sessions,
        cookie,
        relations: capabilities.relations,
        emergencies,
        limits,
        corsOrigins,
        maintenance: () => settings.get('maintenance'),
        csrfTokens,
      }),
    )
    .use(health({ ...deps.health, services, routes }))
    .use(auth({ ...capabilities, cookie }))
    .use(doctors(carryTo('doctors')))
    .use(patients({ ...carryTo('patients'), forwardToInstitutions: carryTo('institutions').forward }))
    .use(institutions(carryTo('institutions')))
    .use(admins(carryTo('admins')))
    .use(accessLogRoutes(patientAccessLog))
    .use(emergencyRoutes(emergencies))
    .use(platformRoutes(platform))
    .use(webApi({ ...capabilities, cookie }))
    .use(
      webPages({
        ...deps,
        ...capabilities,
        csrfTokens,
        recordAccess,
        report,
        declareEmergency: emergencies.declare,
        admin: createAdminDesk(platform, capabilities.actorNames),
        accessLog: createAccessLogDesk(patientAccessLog),
        notice: createNotice({ emergencies, settings, now: deps.clock.wallMs }),
        version: deps.health.version,
        routes,
        services,
      }),
    )
    .use(deps.fixedFiles)
  refuseOwnAreas(config.extraServices, own.routes)
  const app = own.use(extraServiceRoutes({ ...deps, forwardOptions, corsOrigins }))
  routeIndex() // Two rules for one route stop the start, not a request.
  return app
}

export type App = ReturnType<typeof createApp>
