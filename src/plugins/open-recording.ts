import type { Action, Subject } from '../identity/access.ts'
import type { Session } from '../identity/session.ts'
import type { Recording } from '../telemetry/recording.ts'
import type { RouteRule } from './rule.ts'

type Params = Readonly<Record<string, string | undefined>>

/** What is to be told of a request by its rule; `undefined` when the route touches nothing that is recorded. */
export const openRecording = (
  rule: RouteRule,
  method: string,
  session: Session | null,
  params: Params,
): Recording | undefined => {
  const { subject, audit } = rule
  if (audit === undefined && subject?.kind !== 'patient') return undefined
  return {
    kind: audit ?? 'record',
    action: rule.action ?? toAction(method),
    reason: null,
    patients: subject?.kind === 'patient' ? patientsOf(subject, session, params) : [],
    actorReferenceId: session?.referenceId ?? null,
    emergency: false,
    limited: rule.limit !== undefined,
  }
}

/** Of a request that the rule denied to a session, on whatever route. */
export const openDenial = (rule: RouteRule, method: string, session: Session, params: Params): Recording => ({
  ...(openRecording(rule, method, session, params) ?? {
    action: rule.action ?? toAction(method),
    reason: null,
    patients: [],
    actorReferenceId: session.referenceId,
    emergency: false,
    limited: rule.limit !== undefined,
  }),
  kind: 'denial',
})

const ACTIONS: Readonly<Record<string, Action>> = { POST: 'C', PUT: 'U', PATCH: 'U', DELETE: 'D' }

const toAction = (method: string): Action => ACTIONS[method] ?? 'R'

/** Only what has the form of an id enters the trail: a path may hold anything. */
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

const patientsOf = (subject: Subject, session: Session | null, params: Params): readonly string[] | null => {
  if ('param' in subject) {
    const id = params[subject.param]?.match(ID)?.[0]
    // The services take both cases (contract 4); the patient's log must find either.
    return id === undefined ? [] : [id.toLowerCase()]
  }
  if (subject.of === 'answer') return null
  return session?.role === 'patient' ? [session.referenceId] : []
}
