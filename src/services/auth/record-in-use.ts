import type { Role } from '../../identity/role.ts'
import type { Session, Sessions } from '../../identity/session.ts'
import { isObject } from '../../identity/strict-json.ts'
import type { Exchange } from '../../telemetry/exchange.ts'
import type { Asks } from '../ask-as.ts'
import { identityOf } from '../carry.ts'

/** Which service keeps a role's records. Administrators have their account and nothing else. */
const KEEPERS: Readonly<Partial<Record<Role, 'doctors' | 'patients' | 'institutions'>>> = {
  doctor: 'doctors',
  patient: 'patients',
  institution: 'institutions',
}

/** The auth service has said yes already: a directory that is slow or down keeps nobody out. */
const PATIENCE_MS = 1_000

/**
 * Whether the record behind a session is in use. Deactivating a record leaves its account able to log in (original defect
 * H7): only the service that keeps it knows.
 */
export type RecordInUse = (session: Session, exchange: Exchange) => Promise<boolean>

export const createRecordInUse =
  ({ asks, sessions }: { asks: Asks; sessions: Pick<Sessions, 'upstreamToken'> }): RecordInUse =>
  async (session, exchange) => {
    const keeper = KEEPERS[session.role]
    if (keeper === undefined) return true
    const answer = await asks[keeper]({
      exchange,
      identity: await identityOf(sessions, session),
      method: 'GET',
      target: `/api/v1/${keeper}/${session.referenceId}`,
      timeoutMs: PATIENCE_MS,
      priority: 'high',
    }).catch(() => null)
    // The patients service says 404 of a deleted record (contract 4), the institutions service of any (contract 5).
    if (answer?.status === 404 && session.role === 'patient') return false
    return !(answer?.status === 200 && isObject(answer.json) && answer.json['is_active'] === false)
  }
