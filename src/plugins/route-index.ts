import { isDeepStrictEqual } from 'node:util'
import { METHODS } from '../http/methods.ts'
import { type RouteRule, ruleOf } from './rule.ts'

/** What a router lists about one of its routes (`app.routes`). */
export interface RegisteredRoute {
  readonly method: string
  readonly path: string
  readonly hooks: unknown
}

export interface RouteIndex {
  /** The rule of the route that matched, by method and template; `null` when nobody declared one. */
  ruleOf(method: string, template: string): RouteRule | null
  /** The methods that some route would take at a concrete path, `HEAD` with `GET`, for `Allow`. */
  methodsAt(path: string): readonly string[]
}

/**
 * Reads the rules of all registered routes once. Throws when one method and template carry two different rules: which one the router obeys
 * must not be a matter of order.
 */
export const createRouteIndex = (routes: readonly RegisteredRoute[]): RouteIndex => {
  const byTemplate = new Map<string, Map<string, RouteRule | null>>()
  const matchers: { readonly pattern: RegExp; readonly method: string }[] = []

  for (const { method, path, hooks } of routes) {
    const rule = ruleOf(hooks)
    const rules = byTemplate.get(path) ?? new Map<string, RouteRule | null>()
    const known = rules.get(method)
    if (known !== undefined && !isDeepStrictEqual(known, rule)) {
      throw new Error(`two different rules for ${method} ${path}`)
    }
    rules.set(method, rule)
    byTemplate.set(path, rules)
    matchers.push({ pattern: toPattern(path), method })
  }

  return {
    ruleOf(method, template) {
      const rules = byTemplate.get(template)
      if (!rules) return null
      return rules.get(method) ?? (method === 'HEAD' ? rules.get('GET') : null) ?? rules.get('ALL') ?? null
    },
    methodsAt(path) {
      const taken = new Set(matchers.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))
      if (taken.has('GET')) taken.add('HEAD')
      return taken.has('ALL') ? METHODS : METHODS.filter((method) => taken.has(method))
    },
  }
}

/** A template as the router matches it: `:name` one segment, `*` the rest, a trailing slash optional. */
const toPattern = (template: string): RegExp => {
  const source = template
    .replace(/\/$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[^/]+/g, '[^/]+')
    .replace(/\*/g, '.*')
  return new RegExp(`^${source}/?$`)
}
