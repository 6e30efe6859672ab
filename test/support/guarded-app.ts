import { type AnyElysia, Elysia } from 'elysia'
import type { GatewayError } from '../../src/errors.ts'
import { createCsrfTokens } from '../../src/identity/csrf-token.ts'
import { createLimits, type Limits } from '../../src/identity/limits.ts'
import type { Session, Sessions } from '../../src/identity/session.ts'
import type { RecordAccess } from '../../src/plugins/access-trail.ts'
import { createAddressShare } from '../../src/plugins/address-share.ts'
import { createFailures } from '../../src/plugins/failures.ts'
import { createFront } from '../../src/plugins/front.ts'
import { createGuard, type Guard } from '../../src/plugins/guard.ts'
import { createRouteIndex, type RouteIndex } from '../../src/plugins/route-index.ts'
import type { EmergencyAccesses } from '../../src/records/emergency-access.ts'
import type { Relations } from '../../src/records/relationship.ts'
import type { SettingValue } from '../../src/settings/registry.ts'
import type { Outcome } from '../../src/telemetry/access-log.ts'
import type { Exchange } from '../../src/telemetry/exchange.ts'
import { failureAnswers } from './failure-answers.ts'

export const csrfTokens = createCsrfTokens('a secret key for tests, 32 octets long')

/** A session of the demo patient; override what the test is about. */
export const sessionOf = (changes: Partial<Session> = {}): Session => ({
  sid: 'sid-1',
  userId: 'user-1',
  role: 'patient',
  email: 'paciente1@test.predicthealth.com',
  referenceId: 'record-1',
  roles: ['patient'],
  token: 'a.b.c',
  presentedAs: 'bearer',
  createdAt: 0,
  absoluteExpiry: 604_800,
  ...changes,
})

/** Knows sessions by the token text, in whichever way it is presented. */
export const sessionsOf = (known: Readonly<Record<string, Session>>): Pick<Sessions, 'authenticate'> => ({
  async authenticate({ bearer, cookie }) {
    const byBearer = bearer === null ? undefined : known[bearer]
    if (byBearer) return { session: { ...byBearer, presentedAs: 'bearer' }, renewedToken: null }
    const byCookie = cookie === null ? undefined : known[cookie]
    return byCookie ? { session: { ...byCookie, presentedAs: 'cookie' }, renewedToken: null } : null
  },
})

export const noRelations: Relations = {
  treats: async () => false,
  hosts: async () => false,
  employs: async () => false,
}

export interface GuardedAppOptions {
  readonly sessions?: Pick<Sessions, 'authenticate'>
  readonly relations?: Relations
  readonly activeEmergency?: EmergencyAccesses['active']
  readonly maintenance?: SettingValue<'maintenance'>
  readonly recordAccess?: RecordAccess
  readonly limits?: Limits
  readonly corsOrigins?: readonly string[]
  readonly trustedProxies?: readonly string[]
  readonly peer?: string
  readonly production?: boolean
  readonly inFlightPerAddress?: number
}

export interface GuardedApp {
  readonly app: AnyElysia
  readonly fetch: (request: Request) => Promise<Response>
  readonly logged: readonly { readonly exchange: Exchange; readonly outcome: Outcome }[]
  readonly failures: readonly GatewayError[]
}

/** The pipeline's front, failures and guard around the routes of a test, composed as `createApp` does. */
export const createGuardedApp = (
  addRoutes: (guard: Guard) => AnyElysia,
  options: GuardedAppOptions = {},
): GuardedApp => {
  const logged: { exchange: Exchange; outcome: Outcome }[] = []
  const failures: GatewayError[] = []
  const corsOrigins = options.corsOrigins ?? []
  let index: RouteIndex | undefined

  const answer = failureAnswers({ apiPrefixes: ['/api/v1', '/extra'] })
  const report = (failure: GatewayError) => failures.push(failure)
  const routeIndex = () => (index ??= createRouteIndex(app.routes))

  const front = createFront({
    peerAddress: () => options.peer ?? '127.0.0.1',
    trustedProxies: options.trustedProxies ?? [],
    furtherMethods: () => [],
    production: options.production ?? false,
    corsOrigins: () => corsOrigins,
    corsCovers: (path) => path.startsWith('/api/'),
    share: createAddressShare(options.inFlightPerAddress ?? 1_000),
    answer,
    report,
    recordAccess: options.recordAccess ?? (() => null),
    accessLog: (exchange, outcome) => logged.push({ exchange, outcome }),
  })
  const guard = createGuard({
    routeIndex,
    sessions: options.sessions ?? sessionsOf({}),
    cookie: { cookieName: 'predicthealth_session', cookieSecure: false },
    relations: options.relations ?? noRelations,
    emergencies: { active: options.activeEmergency ?? (async () => null) },
    maintenance: () => options.maintenance ?? { active: false, prefixes: [], retryAfterSeconds: 600 },
    limits: options.limits ?? createLimits({ redis: null, apiPerMinute: null }),
    corsOrigins: () => corsOrigins,
    csrfTokens,
  })
  const app: AnyElysia = new Elysia({ precompile: true, systemRouter: false })
    .wrap(front)
    .use(createFailures({ answer, methodsAt: (path) => routeIndex().methodsAt(path), report }))
    .use(guard)
    .use(addRoutes(guard))

  return { app, fetch: (request) => Promise.resolve(app.fetch(request)), logged, failures }
}

/** Serves an app on a free loopback port until disposed. */
export const serveApp = ({ fetch }: Pick<GuardedApp, 'fetch'>) => {
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch, development: false })
  return {
    port: server.port ?? 0,
    origin: `http://127.0.0.1:${server.port}`,
    [Symbol.asyncDispose]: () => server.stop(true),
  }
}
