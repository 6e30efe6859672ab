import { Elysia } from 'elysia'
import type { Config } from '../config.ts'
import { Forbidden, SessionStoreUnavailable, Unauthenticated } from '../errors.ts'
import { isSafeMethod } from '../http/safe-method.ts'
import { toSubscriber } from '../identity/address-prefix.ts'
import { enforce, type Limits } from '../identity/limits.ts'
import type { Authenticated, Session, Sessions } from '../identity/session.ts'
import type { SettingValue } from '../settings/registry.ts'
import { type Exchange, exchangeOf } from '../telemetry/exchange.ts'
import { credentialsOf } from './credentials.ts'
import { refuseInMaintenance } from './maintenance.ts'
import { openDenial, openRecording } from './open-recording.ts'
import { createPermission, type Permission, type PermissionDeps } from './permission.ts'
import type { RouteIndex } from './route-index.ts'
import type { RouteRule } from './rule.ts'
import { createSameSiteCheck, type SameSiteDeps } from './same-site.ts'
import { sessionCookie } from './session-cookie.ts'

export interface GuardDeps extends SameSiteDeps, PermissionDeps {
  /** Asked at each request, since routes are registered after the guard. */
  readonly routeIndex: () => RouteIndex
  readonly sessions: Pick<Sessions, 'authenticate'>
  readonly cookie: Pick<Config['session'], 'cookieName' | 'cookieSecure'>
  readonly limits: Limits
  /** In force now: a setting. */
  readonly maintenance: () => SettingValue<'maintenance'>
}

export type Guard = ReturnType<typeof createGuard>

type Params = Readonly<Record<string, string | undefined>>

/** What is looked at of Elysia's context. */
interface Arrived {
  readonly request: Request
  readonly route: string
  readonly params: Params | undefined
  readonly body: unknown
}

/**
 * Enforces the rule of every route before validation and handler: session, same-site, limits, role and record. Must be used
 * before all routes. Gives them `session`, which is `null` on public routes only. A route without a rule answers 403.
 */
export const createGuard = (deps: GuardDeps) => {
  // A derive, not a beforeHandle: those run after validation, and would tell strangers what a route expects (fact T5).
  // It names what it takes, because Elysia parses for a route whatever its hooks touch.
  return new Elysia({ name: 'guard' }).derive({ as: 'global' }, createAdmission(deps))
}

const createAdmission = (deps: GuardDeps) => {
  const { routeIndex, sessions, cookie, limits, maintenance } = deps
  const checkSameSite = createSameSiteCheck(deps)
  const permissionOf = createPermission(deps)

  const enter = (authenticated: Authenticated | null, exchange: Exchange): Session | null => {
    if (!authenticated) return null
    const { session, renewedToken } = authenticated
    exchange.sid = session.sid
    exchange.userId = session.userId
    exchange.role = session.role
    if (renewedToken !== null && session.presentedAs === 'cookie') {
      exchange.finalFields = [
        ...(exchange.finalFields ?? []),
        ['set-cookie', sessionCookie(cookie, renewedToken)],
      ]
    }
    return session
  }

  const enterLate = async (
    answer: Promise<Authenticated | null>,
    request: Request,
    exchange: Exchange,
    rule: RouteRule,
  ): Promise<Session | null> => {
    try {
      return enter(await answer, exchange)
    } catch (error) {
      if (error instanceof SessionStoreUnavailable && isReadablePage(request, exchange, rule)) return null
      throw error
    }
  }

  /** A promise only on routes with a limit of their own. */
  const countUse = (exchange: Exchange, session: Session | null, rule: RouteRule): Promise<void> | null => {
    const isPage = rule.access === 'public' && !exchange.path.startsWith('/api/')
    if (limits.api && !isPage) {
      const excess = limits.api.excess(
        session ? `user ${session.userId}` : `address ${toSubscriber(exchange.clientAddress)}`,
      )
      if (excess) enforce(excess, exchange)
    }
    // What goes no further for want of a session uses up nobody's logins.
    if (!rule.limit || (!session && rule.access !== 'public')) return null
    return limits.named[rule.limit]
      .use(toSubscriber(exchange.clientAddress))
      .then((allowance) => enforce(allowance, exchange))
  }

  const apply = (
    permission: Permission,
    request: Request,
    exchange: Exchange,
    session: Session,
    rule: RouteRule,
    params: Params,
  ): void => {
    if (permission.allowed) {
      if (exchange.recording === undefined) return
      exchange.recording.reason = permission.rule
      exchange.recording.emergency = permission.emergency
      return
    }
    exchange.denial = permission.rule
    exchange.recording = openDenial(rule, request.method, session, params)
    throw new Forbidden()
  }

  return async function admit({
    request,
    route,
    params,
    body,
  }: Arrived): Promise<{ session: Session | null }> {
    const exchange = exchangeOf(request)
    exchange.route = route
    const rule = routeIndex().ruleOf(request.method, route)
    if (!rule) {
      exchange.denial = 'the route has no rule'
      throw new Forbidden()
    }
    if (rule.access === 'public' && rule.unguarded) return { session: null }

    const credentials = credentialsOf(request.headers, cookie.cookieName, rule.reconnects)
    const answer = credentials && sessions.authenticate(credentials)
    // What is known at once is not waited for: this is the way of every request.
    const session =
      answer instanceof Promise ? await enterLate(answer, request, exchange, rule) : enter(answer, exchange)
    const recording = openRecording(rule, request.method, session, params ?? {})
    if (recording && session) exchange.recording = recording
    const siteCheck = checkSameSite(request, exchange, session, rule.access, body)
    if (siteCheck) await siteCheck
    const counted = countUse(exchange, session, rule)
    if (counted) await counted
    refuseInMaintenance(maintenance(), exchange.path, session, rule)
    if (rule.access === 'public') {
      // Of strangers, only what passed the limits is told.
      if (recording) exchange.recording = recording
      return { session }
    }
    if (!session) throw new Unauthenticated()
    const permission = permissionOf(rule, session, params ?? {}, exchange)
    apply(
      permission instanceof Promise ? await permission : permission,
      request,
      exchange,
      session,
      rule,
      params ?? {},
    )
    return { session }
  }
}

/** A public page can be read without knowing who reads; everything else must not mistake "unknown" for "nobody". */
const isReadablePage = (request: Request, exchange: Exchange, rule: RouteRule): boolean =>
  rule.access === 'public' && isSafeMethod(request.method) && !exchange.path.startsWith('/api/')
