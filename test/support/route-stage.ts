import { type AnyElysia, Elysia } from 'elysia'
import type { GatewayError } from '../../src/errors.ts'
import type { Role } from '../../src/identity/role.ts'
import type { Session, Sessions } from '../../src/identity/session.ts'
import { createFailures } from '../../src/plugins/failures.ts'
import type { Answer, Ask, Question } from '../../src/proxy/ask.ts'
import type { Forward } from '../../src/proxy/forward.ts'
import type { Forwarding } from '../../src/proxy/forwarding.ts'
import { attachExchange, type Exchange } from '../../src/telemetry/exchange.ts'
import type { Recording } from '../../src/telemetry/recording.ts'
import { failureAnswers } from './failure-answers.ts'
import { exchange as freshExchange } from './fresh-exchange.ts'

/** The record ids of the sessions; the account ids are others, as for some real accounts (contract 1.3). */
export const RECORD_IDS = {
  patient: 'c0ffee00-0000-4000-8000-000000000001',
  doctor: 'd0c70000-0000-4000-8000-000000000001',
  institution: '1057a000-0000-4000-8000-000000000001',
  admin: 'ad000000-0000-4000-8000-000000000001',
} as const satisfies Record<Role, string>

export const OTHER_ID = '0ffe0000-0000-4000-8000-000000000009'

export const sessionOf = (role: Role): Session => ({
  sid: `sid-${role}`,
  userId: `7d1c0000-0000-4000-8000-00000000000${role.length}`,
  role,
  email: `${role}@clinic.example.com`,
  referenceId: RECORD_IDS[role],
  roles: [role],
  token: 'client-token',
  presentedAs: 'cookie',
  createdAt: 1_795_000_000,
  absoluteExpiry: 1_795_604_800,
})

interface StagedRequest {
  readonly as?: Role
  readonly json?: unknown
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The routes behind the real failure answers and a guard that only says who asks: rules are looked at, not enforced. */
export const stage = (routes: AnyElysia) => {
  const sessions = new WeakMap<Request, Session>()
  const reported: GatewayError[] = []
  const exchanges: Exchange[] = []
  const answer = failureAnswers({ renderErrorPage: () => '<h1>error</h1>' })
  const app = new Elysia()
    .use(createFailures({ answer, methodsAt: () => [], report: (failure) => reported.push(failure) }))
    .derive({ as: 'global' }, ({ request }) => ({ session: sessions.get(request) ?? null }))
    .use(routes)

  const ask = async (method: string, target: string, staged: StagedRequest = {}): Promise<Response> => {
    const headers = new Headers(staged.headers)
    const body = staged.json === undefined ? staged.body : JSON.stringify(staged.json)
    if (staged.json !== undefined && !headers.has('content-type'))
      headers.set('content-type', 'application/json')
    const request = new Request(`http://localhost${target}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    })
    if (staged.as) sessions.set(request, sessionOf(staged.as))
    const its: Exchange = { ...exchange(target), recording: openRecording() }
    exchanges.push(its)
    attachExchange(request, its)
    return app.handle(request)
  }
  return { ask, reported, exchanges, app }
}

/** As the guard opens it for a route whose subject is the answer. */
const openRecording = (): Recording => ({
  kind: 'record',
  action: 'R',
  reason: null,
  patients: null,
  actorReferenceId: null,
  emergency: false,
  limited: false,
})

export const exchange = (target: string): Exchange => {
  const [path = '', query] = target.split('?')
  const search = query === undefined ? '' : `?${query}`
  return freshExchange({ clientAddress: '192.0.2.7', scheme: 'http', path, search })
}

/** A `Forward` that answers what it is told and remembers what it was given. */
export const fakeForward = (answer: () => Response | Promise<Response> = () => Response.json({})) => {
  const forwardings: (Forwarding & { readonly text: string })[] = []
  const forward: Forward = async (forwarding) => {
    forwardings.push({ ...forwarding, text: await forwarding.request.text() })
    return answer()
  }
  return { forward, forwardings }
}

/** An `Ask` that answers by `METHOD target`, 404 to the rest, and remembers the questions. */
export const fakeAsk = (
  answers: Readonly<Record<string, Partial<Answer> | (() => Promise<Partial<Answer>>)>>,
) => {
  const questions: Question[] = []
  const ask: Ask = async (question) => {
    questions.push(question)
    const entry = answers[`${question.method} ${question.target}`] ?? {
      status: 404,
      json: { detail: 'unknown' },
    }
    const answer = typeof entry === 'function' ? await entry() : entry
    return { status: 200, fields: [], json: undefined, ...answer }
  }
  return { ask, questions }
}

/** A session authority that issues names instead of tokens and remembers what it was told. */
export const fakeSessions = (role: Role = 'patient') => {
  const calls: string[] = []
  const issued = (accessToken: string) => ({
    session: sessionOf(role),
    accessToken,
    refreshToken: 'refresh-2',
    expiresIn: 900,
  })
  const sessions: Sessions = {
    authenticate: async () => null,
    open: async (token, client) => {
      calls.push(`open ${token} ${client.userAgent} ${client.address} refreshable=${client.refreshable}`)
      return issued(token)
    },
    refresh: async (token) => (token === 'refresh-1' ? issued('access-2') : null),
    close: async (session) => {
      calls.push(`close ${session.sid}`)
    },
    closeOne: async (userId, sid) => {
      calls.push(`closeOne ${userId} ${sid}`)
      return sid.startsWith('sid-')
    },
    closeAll: async (userId, exceptSid) => {
      calls.push(`closeAll ${userId} but ${exceptSid ?? 'none'}`)
      return 2
    },
    watch: () => () => undefined,
    closeByReference: async (referenceId) => {
      calls.push(`closeByReference ${referenceId}`)
      return 1
    },
    rename: async (_userId, sid, name) => {
      calls.push(`rename ${sid} ${name}`)
      return sid.startsWith('sid-')
    },
    list: async () => [
      {
        sid: `sid-${role}`,
        name: null,
        userAgent: 'Firefox',
        address: '192.0.2.7',
        createdAt: 1_795_000_000,
        lastSeenAt: 1_795_000_060,
      },
    ],
    upstreamToken: async (session) => `upstream-${session.sid}`,
    ping: async () => undefined,
  }
  return { sessions, calls }
}
