import { type RouteRule, ruleOf } from './rule.ts'

/** A route as Elysia's `app.routes` lists it. */
export interface RegisteredRoute {
  readonly method: string
  readonly path: string
  readonly hooks: unknown
}

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
