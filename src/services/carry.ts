import { NotFound } from '../errors.ts'
import type { Role } from '../identity/role.ts'
import type { Session, Sessions } from '../identity/session.ts'
import type { RouteRule } from '../plugins/rule.ts'
import { signedIn } from '../plugins/signed-in.ts'
import type { Forward } from '../proxy/forward.ts'
import type { UpstreamIdentity } from '../proxy/identity-fields.ts'
import { UNKNOWN_LENGTH } from '../proxy/inbound.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { namePatients } from './named-patients.ts'
import { readAnswerJson } from './readable-answer.ts'
import { isUuid } from './uuid.ts'
import { applyView } from './view.ts'

export interface CarryDeps {
  readonly forward: Forward
  readonly sessions: Pick<Sessions, 'upstreamToken'>
  /** Told how many members a view left out of an answer. */
  readonly observeView?: (service: string, role: Role, dropped: number) => void
}

/** What a route handler hands over. */
export interface Passage {
  readonly request: Request
  readonly params?: Readonly<Record<string, string>>
  readonly session?: Session | null
}

export interface CarryOptions {
  /** Checks the query as received; throws to refuse. */
  readonly checkQuery?: (search: string) => void
  /** Origin-form path at the service, when it is not the request's own. */
  readonly path?: string
  /** The request to send in place of the client's. */
  readonly outgoing?: Request
}

export type Carry = (rule: RouteRule, options?: CarryOptions) => (passage: Passage) => Promise<Response>

/** Ids of records are UUIDs: the services answer 500, 403 or an empty 200 to anything else (defect H6). */
const refuseImpossibleIds = (params: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(params)) {
    if (name !== '*' && !isUuid(value)) throw new NotFound()
  }
}

/** A collection is forwarded without its trailing slash: FastAPI answers 307 to the other spelling. */
const withoutTrailingSlash = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : path)

/** Builds the handlers of a service's routes: `carry(rule)` forwards in the name of the session, through the role's view. */
export const createCarry =
  ({ forward, sessions, observeView }: CarryDeps): Carry =>
  (rule, { checkQuery, path: ownPath, outgoing } = {}) => {
    const namesPatients = rule.subject !== undefined && 'of' in rule.subject && rule.subject.of === 'answer'

    return async function carry({ request, params = {}, session: maybeSession }) {
      const session = signedIn(maybeSession)
      const exchange = exchangeOf(request)
      refuseImpossibleIds(params)
      checkQuery?.(exchange.search)

      const isModelled = params['*'] === undefined
      const path = ownPath ?? (isModelled ? withoutTrailingSlash(exchange.path) : exchange.path)
      const view = rule.views?.[session.role]
      const isLookedAt = view !== undefined || namesPatients
      const sent = outgoing ?? request
      const identity = identityOf(sessions, session)

      const response = await forward({
        cache: rule.cache ?? null,
        request: isModelled ? toForwarded(sent, isLookedAt) : sent,
        exchange,
        identity: identity instanceof Promise ? await identity : identity,
        target: path + exchange.search,
      })
      if (request.method === 'HEAD' && exchange.contentEnd) return unread(response)
      if (!isLookedAt || !response.ok || response.body === null) return response

      const { octets, json } = await readAnswerJson(response)
      if (namesPatients) namePatients(exchange, json)
      if (!view) return withContent(response, octets, new Headers(response.headers))
      const { json: part, dropped } = applyView(view, json)
      observeView?.(rule.service ?? 'unknown', session.role, dropped)
      const shown = new TextEncoder().encode(JSON.stringify(part))
      exchange.contentBytes = shown.length
      delete exchange.contentEnd
      return withContent(response, shown, headersOfPart(response.headers))
    }
  }

/** A stream that nobody will read must not hold its place at the service. */
const unread = async (response: Response): Promise<Response> => {
  await response.body?.cancel()
  const headers = new Headers(response.headers)
  headers.set(...UNKNOWN_LENGTH)
  return new Response(null, { status: response.status, headers })
}

/** Who the services are told is asking. */
export const identityOf = (
  sessions: Pick<Sessions, 'upstreamToken'>,
  session: Session,
): UpstreamIdentity | Promise<UpstreamIdentity> => {
  const token = sessions.upstreamToken(session)
  return token instanceof Promise
    ? token.then((late) => toIdentity(session, late))
    : toIdentity(session, token)
}

const toIdentity = ({ userId, role }: Session, token: string): UpstreamIdentity => ({ userId, role, token })

/** Conditional, partial or encoded answers can not be read, so a request whose answer is looked at does not ask for them. */
const UNREADABLE_ANSWERS = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
]

/** HEAD goes to the service as GET, because FastAPI answers 405 to it (defect C12); Elysia drops the content again. */
const toForwarded = (request: Request, isLookedAt: boolean): Request => {
  if (request.method !== 'HEAD' && !isLookedAt) return request
  const headers = new Headers(request.headers)
  if (isLookedAt) {
    for (const name of UNREADABLE_ANSWERS) headers.delete(name)
    headers.set('accept-encoding', 'identity')
  }
  return new Request(request, { method: request.method === 'HEAD' ? 'GET' : request.method, headers })
}

const withContent = (response: Response, content: Uint8Array<ArrayBuffer>, headers: Headers): Response =>
  new Response(content, { status: response.status, statusText: response.statusText, headers })

/** Without what describes the octets that are not sent. */
const headersOfPart = (whole: Headers): Headers => {
  const headers = new Headers(whole)
  for (const name of ['content-length', 'etag', 'last-modified', 'content-digest', 'digest', 'accept-ranges'])
    headers.delete(name)
  return headers
}
