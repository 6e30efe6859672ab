import { ServiceUnavailable } from '../errors.ts'
import type { Session } from '../identity/session.ts'
import { isObject } from '../identity/strict-json.ts'
import type { Exchange } from '../telemetry/exchange.ts'

/** Whether a session's owner has to do with a record. Rejects when the answer cannot be had: unknown is never "yes". */
export interface Relations {
  /** The doctor has the patient (doctors service). */
  treats(session: Session, patientId: string, exchange: Exchange): Promise<boolean>
  /** The patient belongs to the institution (institutions service). */
  hosts(session: Session, patientId: string, exchange: Exchange): Promise<boolean>
  /** The doctor belongs to the institution (institutions service). */
  employs(session: Session, doctorId: string, exchange: Exchange): Promise<boolean>
}

/** GETs a target of one service as the session; resolves to status and parsed JSON. */
export type AskAs = (
  session: Session,
  target: string,
  exchange: Exchange,
) => Promise<{ readonly status: number; readonly json: unknown }>

export interface RelationsDeps {
  readonly askDoctors: AskAs
  readonly askInstitutions: AskAs
  /** Milliseconds, monotonic. */
  readonly now?: () => number
}

/** Issue 3 item 6: an answer serves 60 s per session. */
const KEPT_MS = 60_000
/** An absent record asks again after this: it may just have been created. */
const ABSENT_KEPT_MS = 2_000
/** Sessions whose lists are kept; each is a few hundred ids at most. */
const MAX_ENTRIES = 2_000

const TREATED = { target: '/api/v1/doctors/me/patients', member: 'patients' }
const HOSTED = { target: '/api/v1/institutions/patients', member: 'patients' }
const EMPLOYED = { target: '/api/v1/institutions/doctors', member: 'doctors' }

interface Entry {
  readonly ids: Promise<ReadonlySet<string>>
  readonly askedAt: number
}

/** Asks the services for the session's own lists, once per session and minute however many requests wait for it. */
export const createRelations = ({
  askDoctors,
  askInstitutions,
  now = () => performance.now(),
}: RelationsDeps): Relations => {
  const entries = new Map<string, Entry>()

  const ask = (key: string, request: () => Promise<ReadonlySet<string>>): Entry => {
    const ids = request()
    const entry = { ids, askedAt: now() }
    entries.delete(key)
    entries.set(key, entry)
    // A failure is not an answer: the next request asks again.
    ids.catch(() => entries.get(key) === entry && entries.delete(key))
    const oldest = entries.keys().next()
    if (entries.size > MAX_ENTRIES && !oldest.done) entries.delete(oldest.value)
    return entry
  }

  const includes =
    (askService: AskAs, { target, member }: typeof TREATED) =>
    async (session: Session, id: string, exchange: Exchange): Promise<boolean> => {
      const key = `${session.sid} ${target}`
      const request = async () => parseIds(await askService(session, target, exchange), member)
      const known = entries.get(key)
      const entry = known && now() - known.askedAt < KEPT_MS ? known : ask(key, request)
      if ((await entry.ids).has(id)) return true
      if (now() - entry.askedAt < ABSENT_KEPT_MS) return false
      // Somebody who waited with us may have asked again already.
      const newest = entries.get(key)
      const again = newest && newest !== entry ? newest : ask(key, request)
      return (await again.ids).has(id)
    }

  return {
    treats: includes(askDoctors, TREATED),
    hosts: includes(askInstitutions, HOSTED),
    employs: includes(askInstitutions, EMPLOYED),
  }
}

/** The ids in `{[member]: [{id}, …]}`; anything else is no answer. */
const parseIds = (
  { status, json }: { readonly status: number; readonly json: unknown },
  member: string,
): ReadonlySet<string> => {
  if (status !== 200)
    throw new ServiceUnavailable(null, { cause: new Error(`relationship list answered ${status}`) })
  const list = isObject(json) ? json[member] : undefined
  if (!Array.isArray(list))
    throw new ServiceUnavailable(null, { cause: new Error('relationship list has another shape') })
  return new Set(
    list.flatMap((item: unknown) => (isObject(item) && typeof item['id'] === 'string' ? [item['id']] : [])),
  )
}
