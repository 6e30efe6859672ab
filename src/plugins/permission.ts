import { decide, isPending, type Pending } from '../identity/decide.ts'
import type { Session } from '../identity/session.ts'
import type { EmergencyAccesses } from '../records/emergency-access.ts'
import type { Relations } from '../records/relationship.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import type { RouteRule } from './rule.ts'

/** Whether a session may use a route, and the rule that said so, for the log and the access trail. */
export interface Permission {
  readonly allowed: boolean
  readonly rule: string
  /** Allowed only because an emergency was declared. */
  readonly emergency: boolean
}

export interface PermissionDeps {
  readonly relations: Relations
  readonly emergencies: Pick<EmergencyAccesses, 'active'>
}

/** Decides by the rule, asks for the relation where the rule hangs on one, and for an emergency where there is none. */
export const createPermission = ({ relations, emergencies }: PermissionDeps) => {
  const decidePending = async (
    { relation, id, rule }: Pending,
    session: Session,
    exchange: Exchange,
  ): Promise<Permission> => {
    let fault: unknown
    const related = await relations[relation](session, id, exchange).catch((reason: unknown) => {
      fault = reason
      return false
    })
    if (related) return { allowed: true, rule, emergency: false }
    // Also when the service that knows cannot be asked: an emergency does not wait for it.
    const emergency = relation === 'treats' ? await emergencies.active(session, id) : null
    if (emergency) return { allowed: true, rule: `emergency: ${emergency.purpose}`, emergency: true }
    if (fault !== undefined) throw fault
    return { allowed: false, rule: `not so: ${rule}`, emergency: false }
  }

  /** At once, without a promise, when the rule alone decides. */
  return (
    rule: RouteRule,
    session: Session,
    params: Readonly<Record<string, string | undefined>>,
    exchange: Exchange,
  ): Permission | Promise<Permission> => {
    const verdict = decide(rule.access, rule.subject, session, params)
    return isPending(verdict)
      ? decidePending(verdict, session, exchange)
      : { allowed: verdict.allowed, rule: verdict.rule, emergency: false }
  }
}
