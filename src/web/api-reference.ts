import type { ApiReferenceProps, Endpoint } from '../../pages/docs/api-reference.tsx'
import type { Locale } from '../../pages/messages/catalogue.ts'
import { reference } from '../../pages/messages/en/reference.ts'
import * as failures from '../errors.ts'
import type { Scope } from '../identity/access.ts'
import type { Role } from '../identity/role.ts'
import { isDocumented, takenBy } from '../plugins/openapi-document.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import { type RouteRule, ruleOf } from '../plugins/rule.ts'

/** nginx's 499 is for the log; no client sees it. */
const UNSEEN = new Set([499])

/** The reference of the API out of the routes and the failure catalogue themselves. */
export const toApiReference = (
  routes: readonly RegisteredRoute[],
  locale: Locale,
): Omit<ApiReferenceProps, 'frame'> => {
  const say = (spanish: string): string => (locale === 'es' ? spanish : (reference[spanish] ?? spanish))
  const groups = Map.groupBy(
    routes
      .filter((route) => route.path.startsWith('/api/') && isDocumented(route))
      .flatMap((route) => toEndpoint(route, say))
      .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1)),
    ({ path }) => path.split('/').slice(0, 4).join('/'),
  )
  return {
    groups: [...groups].map(([prefix, endpoints]) => ({ prefix, endpoints })),
    failures: failureCatalogue().map(({ code, status, title }) => ({ code, status, meaning: say(title) })),
  }
}

const toEndpoint = (route: RegisteredRoute, say: (spanish: string) => string): readonly Endpoint[] => {
  const rule = ruleOf(route.hooks)
  if (rule === null) return []
  const { method, path } = route
  return [
    { method, path, summary: say(rule.summary), access: toPermissions(rule.access), takes: takenBy(route) },
  ]
}

const toPermissions = (access: RouteRule['access']): Endpoint['access'] =>
  typeof access === 'string'
    ? access
    : // Boundary: `Object.entries` widens the names of a record of roles.
      (Object.entries(access) as [Role, Scope][]).map(([role, scope]) => ({ role, scope }))

/** Each failure once, by status. */
const failureCatalogue = (): readonly failures.GatewayError[] => {
  const { GatewayError, ...kinds } = failures
  const all = Object.values(kinds).map((Kind) => new Kind())
  return [...new Map(all.map((failure) => [failure.code, failure])).values()]
    .filter(({ status }) => !UNSEEN.has(status))
    .sort((a, b) => a.status - b.status)
}
