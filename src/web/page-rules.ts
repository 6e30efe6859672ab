import type { Access } from '../identity/access.ts'
import { type RouteRule, ruled } from '../plugins/rule.ts'

/** Subject of a patient's own pages. */
export const OWN_RECORD = { kind: 'patient', of: 'session' } as const

/** Subject of pages that show several patients: their handlers name those they show. */
export const SHOWN_PATIENTS = { kind: 'patient', of: 'answer' } as const

/** Options of the route of a page that is read. */
export const reads = (summary: string, access: Access, more: Partial<RouteRule> = {}) =>
  ruled({ summary, access, action: 'R', ...more })

/** Options of the route of a form that is posted, which its handler reads itself. */
export const posts = (summary: string, access: Access, more: Partial<RouteRule> = {}) =>
  ({ ...ruled({ summary, access, action: 'U', ...more }), parse: 'none' }) as const
