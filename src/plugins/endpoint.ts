import type { RegisteredRoute } from './route-index.ts'
import { type RouteRule, ruleOf } from './rule.ts'

/** One route as it is shown to operators. */
export interface Endpoint {
  readonly method: string
  readonly path: string
  /** `null` for a route that declares none: nobody may use it. */
  readonly rule: RouteRule | null
}

/** Every route once, ordered by path, then method. */
export const toEndpoints = (routes: readonly RegisteredRoute[]): readonly Endpoint[] => {
  const byName = new Map(
    routes.map(({ method, path, hooks }) => [`${path} ${method}`, { method, path, rule: ruleOf(hooks) }]),
  )
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, endpoint]) => endpoint)
}

export interface Match {
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
}

/** The endpoint the router picks for a request: at each segment a word before a parameter before a wildcard. */
export const matchEndpoint = (endpoints: readonly Endpoint[], method: string, path: string): Match | null => {
  const segments = toSegments(path)
  const matches = endpoints
    .filter((endpoint) => endpoint.method === method || endpoint.method === 'ALL')
    .flatMap((endpoint) => {
      const params = toParams(toSegments(endpoint.path), segments)
      return params ? [{ endpoint, params, rank: toRank(endpoint) }] : []
    })
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
  return matches[0] ?? null
}

const toSegments = (path: string): readonly string[] => path.replace(/^\/|\/$/g, '').split('/')

const toParams = (
  template: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | null => {
  const params: Record<string, string> = {}
  for (const [index, part] of template.entries()) {
    if (part === '*') return { ...params, '*': segments.slice(index).join('/') }
    const segment = segments[index]
    if (segment === undefined) return null
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return null
  }
  return template.length === segments.length ? params : null
}

/** Sorts as text the way the router prefers; a route for all methods comes after one for the method itself. */
const toRank = ({ method, path }: Endpoint): string =>
  toSegments(path)
    .map((part) => (part === '*' ? '2' : part.startsWith(':') ? '1' : '0'))
    .join('') + (method === 'ALL' ? '1' : '0')
