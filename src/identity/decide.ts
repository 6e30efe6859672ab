import type { Access, Decision, Scope, Subject } from './access.ts'
import type { Role } from './role.ts'
import type { Session } from './session.ts'

/** What only a service knows: whether a doctor treats a patient, an institution hosts one or employs a doctor. */
export type Relation = 'treats' | 'hosts' | 'employs'

/** A decision that hangs on a relation to the record `id`. */
export interface Pending {
  readonly relation: Relation
  readonly id: string
  readonly rule: string
}

/** The part of a session that decisions look at. */
export type Petitioner = Pick<Session, 'role' | 'referenceId'>

export const isPending = (verdict: Decision | Pending): verdict is Pending => 'relation' in verdict

/**
 * Whether a session may use a route, from the rule alone; pure, so that `gateway explain` prints what the guard does.
 * Denies whatever is not granted: a role that is not named, a scope on a route that names no record, a record of a kind
 * the role has no such scope for.
 */
export const decide = (
  access: Access,
  subject: Subject | undefined,
  petitioner: Petitioner | null,
  params: Readonly<Record<string, string | undefined>>,
): Decision | Pending => {
  if (access === 'public') return allow('public')
  if (!petitioner) return deny('needs a session')
  if (access === 'signed-in') return allow('any session')

  const { role } = petitioner
  const scope = access[role]
  if (scope === undefined) return deny(`role ${role} is not among ${Object.keys(access).join(', ')}`)
  if (scope === 'any') return allow(`role ${role}, any record`)

  if (!subject) return deny(`scope ${scope}, but the route names no record`)
  if (!('param' in subject)) return decideUnnamed(role, scope, subject)
  const id = params[subject.param]
  if (!id) return deny(`scope ${scope}, but the path holds no ${subject.param}`)
  return scope === 'own' ? decideOwn(role, subject, petitioner, id) : decideRelated(role, scope, subject, id)
}

const allow = (rule: string): Decision => ({ allowed: true, rule })
const deny = (rule: string): Decision => ({ allowed: false, rule })

/** Without an id in the path: only what the session itself owns is known before the answer. */
const decideUnnamed = (role: Role, scope: Scope, subject: Exclude<Subject, { param: string }>): Decision =>
  scope === 'own' && subject.of === 'session' && subject.kind === role
    ? allow(`role ${role}, own record`)
    : deny(`scope ${scope}, but the path names no record`)

/** Compared as text: an upper-case spelling of the own id is another one to the services (contract 4). */
const decideOwn = (role: Role, subject: Subject, { referenceId }: Petitioner, id: string): Decision => {
  if (subject.kind !== role) return deny(`scope own, but a ${role} owns no ${subject.kind} record`)
  return id === referenceId ? allow(`role ${role}, own record`) : deny(`role ${role}, not the own record`)
}

const decideRelated = (role: Role, scope: Scope, subject: Subject, id: string): Decision | Pending => {
  const relation = RELATIONS[`${role} ${scope} ${subject.kind}`]
  return relation === undefined
    ? deny(`role ${role} has no scope ${scope} over a ${subject.kind}`)
    : { relation, id, rule: `role ${role}, if it ${relation} the ${subject.kind}` }
}

const RELATIONS: Readonly<Record<string, Relation>> = {
  'doctor assigned patient': 'treats',
  'institution affiliated patient': 'hosts',
  'institution affiliated doctor': 'employs',
}
