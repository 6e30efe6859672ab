import type { Session } from '../../identity/session.ts'
import { isObject } from '../../identity/strict-json.ts'
import type { ChainedEvent } from '../../records/audit-event.ts'
import { within } from '../../storage/within.ts'
import type { AskAs } from '../ask-as.ts'

/** Who stands behind an event, as far as the directories say. */
export interface ActorName {
  readonly who: string | null
  readonly institution: string | null
}

export interface Asking {
  readonly request: Request
  readonly session: Session
}

/** As an event tells of it. */
export type Actor = Pick<ChainedEvent, 'role' | 'actorReferenceId'>

/** Names of actors; a directory that does not answer in time leaves them unnamed, never the page unshown. */
export type ActorNames = (asking: Asking, actors: readonly Actor[]) => Promise<(actor: Actor) => ActorName>

const NOBODY: ActorName = { who: null, institution: null }
/** Names change seldom; a page of the log asks for few of them. */
const KEPT_MS = 10 * 60_000
const MAX_KEPT = 5_000
/** At most so many directory entries are asked for one page; further actors are told by role. */
const MAX_ASKED = 30

export interface ActorNamesDeps {
  readonly askAs: AskAs
  readonly now: () => number
  /** What comes later is kept for the next page. */
  readonly patienceMs?: number
}

export const createActorNames = ({ askAs, now, patienceMs = 1_000 }: ActorNamesDeps): ActorNames => {
  const kept = new Map<string, { readonly name: ActorName; readonly until: number }>()

  const ask = async (asking: Asking, key: string): Promise<void> => {
    const [role = '', id = ''] = key.split(' ')
    const name = role === 'doctor' ? await askDoctor(asking, id) : await askInstitution(asking, id)
    if (kept.size >= MAX_KEPT) kept.clear()
    if (name !== NOBODY) kept.set(key, { name, until: now() + KEPT_MS })
  }

  const askFor = async (asking: Asking, service: 'doctors' | 'institutions', id: string) => {
    const target = `/api/v1/${service}/${encodeURIComponent(id)}`
    const answer = await askAs(asking, service, { method: 'GET', target }).catch(() => null)
    return answer?.status === 200 && isObject(answer.json) ? answer.json : null
  }

  const askInstitution = async (asking: Asking, id: string): Promise<ActorName> => {
    const institution = await askFor(asking, 'institutions', id)
    const name = institution && textOf(institution, 'name')
    return name ? { who: name, institution: name } : NOBODY
  }

  const askDoctor = async (asking: Asking, id: string): Promise<ActorName> => {
    const doctor = await askFor(asking, 'doctors', id)
    if (!doctor) return NOBODY
    const institutionId = textOf(doctor, 'institution_id')
    const institution = institutionId === null ? NOBODY : await askInstitution(asking, institutionId)
    const who = [textOf(doctor, 'first_name'), textOf(doctor, 'last_name')].filter(Boolean).join(' ')
    return { who: who === '' ? null : who, institution: institution.who }
  }

  return async (asking, actors) => {
    const keys = new Set(actors.map(toKey).filter((key) => key !== null))
    const due = [...keys].filter((key) => (kept.get(key)?.until ?? 0) <= now()).slice(0, MAX_ASKED)
    const asked = Promise.all(due.map((key) => ask(asking, key)))
    await within(asked, patienceMs).catch(() => undefined)
    return (actor) => kept.get(toKey(actor) ?? '')?.name ?? NOBODY
  }
}

const toKey = ({ role, actorReferenceId }: Actor): string | null =>
  actorReferenceId !== null && (role === 'doctor' || role === 'institution')
    ? `${role} ${actorReferenceId}`
    : null

const textOf = (record: Readonly<Record<string, unknown>>, name: string): string | null =>
  typeof record[name] === 'string' ? record[name] : null
