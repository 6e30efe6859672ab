import type { Access } from '../identity/access.ts'
import type { RouteRule } from '../plugins/rule.ts'
import { FORM_LIMIT } from './form-fields.ts'

/** Rule of a page that is read. */
export const reads = (summary: string, access: Access, more: Partial<RouteRule> = {}): RouteRule => ({
  summary,
  access,
  action: 'R',
  ...more,
})

/** Rule of a form that is posted. */
export const posts = (summary: string, access: Access, more: Partial<RouteRule> = {}): RouteRule => ({
  summary,
  access,
  action: 'U',
  contentLimit: FORM_LIMIT,
  ...more,
})
