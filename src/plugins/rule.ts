import type { TSchema } from '@sinclair/typebox'
import type { CacheUse } from '../http/message.ts'
import type { Access, Action, Subject } from '../identity/access.ts'
import type { Role } from '../identity/role.ts'

/**
 * Everything the gateway decides about a route, declared once beside its handler. The guard enforces it, `gateway routes`
 * and `gateway explain` print it. A route without a rule answers 403 to everybody (fail closed).
 */
export interface RouteRule {
  readonly summary: string
  readonly access: Access
  /** With `access: 'public'`: no session is looked at, no CSRF check, no rate limit (`/health`, files, public extras). */
  readonly unguarded?: true
  /** The record the path names, and what is done to it: drives ownership, the relationship check and the access trail. */
  readonly subject?: Subject
  readonly action?: Action
  /**
   * Kind of event the access trail gets from this route though it names no patient. Routes with a patient as subject are
   * recorded anyway.
   */
  readonly audit?: 'authentication' | 'settings' | 'administration' | 'emergency'
  /** Which limiter counts the request beside the general one. */
  readonly limit?: 'login' | 'register' | 'contact'
  /** Service that answers, for proxied routes. */
  readonly service?: string
  /** Pages connect by themselves, again and again (WebSocket, event stream): such requests do not count as use. */
  readonly reconnects?: true
  readonly cache?: CacheUse
  /** Allow-list of response members per role (design 2.5). */
  readonly views?: Readonly<Partial<Record<Role, TSchema>>>
}

/** Route options that carry the rule: `.get(path, handler, { ...ruled(rule), response })`. */
export const ruled = (rule: RouteRule) => ({
  detail: { summary: rule.summary, [RULE]: rule },
})

/** Key under which a route's `detail` holds its rule; left out of the OpenAPI document. */
export const RULE = 'x-rule'

/** The rule of a registered Elysia route, or `null`. */
export const ruleOf = (hooks: unknown): RouteRule | null => {
  const detail = (hooks as { detail?: Record<string, unknown> } | undefined)?.detail
  return (detail?.[RULE] as RouteRule | undefined) ?? null
}
