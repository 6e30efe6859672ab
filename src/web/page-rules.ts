import type { Access } from '../identity/access.ts'
import type { RouteRule } from '../plugins/rule.ts'
import { FORM_LIMIT } from './form-fields.ts'

/** Subject of a patient's own pages. */
export const OWN_RECORD = { kind: 'patient', of: 'session' } as const

/** Subject of pages that show several patients: their handlers name those they show. */
export const SHOWN_PATIENTS = { kind: 'patient', of: 'answer' } as const

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
