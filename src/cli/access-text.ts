import type { Access } from '../identity/access.ts'
import type { RouteRule } from '../plugins/rule.ts'

/** Who may use a route, as `gateway routes` and `gateway explain` print it. */
export const toAccessText = (access: Access): string =>
  typeof access === 'string'
    ? access
    : Object.entries(access)
        .map(([role, scope]) => `${role}:${scope}`)
        .join(' ')

/** `private 30s, stale 300s`, or `-`. */
export const toCacheText = ({ cache }: RouteRule): string =>
  cache ? `${cache.scope} ${cache.maxAgeSeconds}s, stale ${cache.staleIfErrorSeconds}s` : '-'

/** What the access trail gets of a route: the action on the patient, or the kind of event; `-` when nothing. */
export const toTrailText = ({ subject, action, audit }: RouteRule): string => {
  if (subject?.kind === 'patient') return `${action ?? 'by method'} ${audit ?? 'patient'}`
  return audit ?? '-'
}
