import { Maintenance } from '../errors.ts'
import { isBelow } from '../http/path-prefix.ts'
import type { Session } from '../identity/session.ts'
import type { SettingValue } from '../settings/registry.ts'
import type { RouteRule } from './rule.ts'

/** Throws `Maintenance` on a route that is closed for now. Administrators pass, and nobody is kept from signing in or out. */
export const refuseInMaintenance = (
  { active, prefixes, retryAfterSeconds }: SettingValue<'maintenance'>,
  path: string,
  session: Session | null,
  rule: RouteRule,
): void => {
  if (!active || session?.role === 'admin' || rule.audit === 'authentication' || path === LOGIN_PAGE) return
  if (prefixes.length > 0 && !prefixes.some((prefix) => isBelow(path, prefix))) return
  throw new Maintenance(null, { retryAfterSeconds })
}

const LOGIN_PAGE = '/login'
