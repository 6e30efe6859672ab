import { GatewayError, InternalError, TooManyRequests } from '../errors.ts'
import { isPreflight, preflightResponse, setCorsFields } from '../http/cors.ts'
import { setSecurityFields } from '../http/security-fields.ts'
import { isContentUnread } from '../http/unread-content.ts'
import type { AccessLog } from '../telemetry/access-log.ts'
import { attachExchange, type Exchange } from '../telemetry/exchange.ts'
import type { RecordAccess } from './access-trail.ts'
import type { AddressShare } from './address-share.ts'
import { type ArrivalDeps, createArrival } from './arrival.ts'
import type { FailureAnswer } from './failure-answer.ts'

export interface FrontDeps extends ArrivalDeps {
  /** Sends `Strict-Transport-Security` over TLS. */
  readonly production: boolean
  /** In force now: a setting. */
  readonly corsOrigins: () => readonly string[]
  /** Whether the gateway speaks for CORS at a path; not for further services that are public, which speak for themselves. */
  readonly corsCovers: (path: string) => boolean
  /** Places for requests under way, by the client's address. */
  readonly share: AddressShare
  readonly answer: FailureAnswer
  readonly report: (failure: GatewayError, exchange: Exchange) => void
  readonly recordAccess: RecordAccess
  readonly accessLog: AccessLog
  /** Begins the span of an exchange; absent: nothing is traced. */
  readonly openSpan?: ((exchange: Exchange) => void) | undefined
}

type Next = (request: Request) => unknown

/**
 * The outermost layer, around Elysia's router: `app.wrap(createFront(deps))`. Refuses odd requests, opens the exchange,
 * answers preflights, and puts on the final response what belongs on every one; fields set any earlier would make Elysia
 * re-wrap the responses of routes (fact T4).
 */
export const createFront = (deps: FrontDeps): ((next: Next) => (request: Request) => Promise<Response>) => {
  const { production, corsOrigins, corsCovers, share, answer, report, recordAccess, accessLog, openSpan } =
    deps
  const arrive = createArrival(deps)

  const fail = (failure: GatewayError, request: Request, exchange: Exchange): Promise<Response> => {
    report(failure, exchange)
    return answer(failure, request, exchange)
  }

  /** Holds the answer back until its access is on record; else it is not released at all. */
  const releaseRecorded = async (
    recorded: Promise<void>,
    response: Response,
    request: Request,
    exchange: Exchange,
  ): Promise<Response> => {
    try {
      await recorded
      return response
    } catch (cause) {
      // Cancelled after the failure is answered: closing the service's connection may take a while.
      response.body?.cancel().catch(() => undefined)
      const failure = cause instanceof GatewayError ? cause : new InternalError(null, { cause })
      return fail(failure, request, exchange)
    }
  }

  const finish = (response: Response, request: Request, exchange: Exchange): Response => {
    const final = stamped(withFinalFields(response, exchange), exchange.requestId)
    const { headers } = final
    setSecurityFields(headers, {
      strictTransport: production && exchange.scheme === 'https',
      authenticated: exchange.sid !== null,
    })
    if (exchange.contentLeft || isContentUnread(request)) headers.set('connection', 'close')
    if (corsCovers(exchange.path)) setCorsFields(headers, request.headers.get('origin'), corsOrigins())

    const outcome = {
      method: request.method,
      status: exchange.upgraded ? 101 : final.status,
      durationMs: performance.now() - exchange.startedAt,
    }
    if (exchange.contentEnd) {
      exchange.contentEnd.then((bytes) => accessLog(exchange, { ...outcome, bytes }))
    } else {
      accessLog(exchange, { ...outcome, bytes: exchange.contentBytes ?? declaredLength(headers) })
    }
    return final
  }

  return (next) =>
    async function front(request) {
      const { exchange, refusal } = arrive(request)
      attachExchange(request, exchange)
      openSpan?.(exchange)
      if (refusal) return finish(await fail(refusal, request, exchange), request, exchange)
      if (isPreflight(request) && corsCovers(exchange.path)) {
        return finish(preflightResponse(request.headers.get('origin'), corsOrigins()), request, exchange)
      }
      const holder = share.enter(exchange.clientAddress)
      if (holder === null && !ALWAYS_ANSWERED.has(exchange.path))
        return finish(await fail(crowded(), request, exchange), request, exchange)
      let response: Response
      try {
        response = toResponse(await next(request))
      } catch (cause) {
        response = await fail(new InternalError(null, { cause }), request, exchange)
      }
      const recorded = recordAccess(exchange, response.status)
      const released =
        recorded === null ? response : await releaseRecorded(recorded, response, request, exchange)
      if (holder !== null) {
        if (exchange.contentEnd) exchange.contentEnd.then(() => share.leave(holder))
        else share.leave(holder)
      }
      return finish(released, request, exchange)
    }
}

const toResponse = (answer: unknown): Response => {
  if (answer instanceof Response) return answer
  throw new TypeError('the router answered with something that is no response')
}

/** A load balancer that is not in `TRUSTED_PROXIES` shares its address with all its clients: 429 here would take the gateway out of turn. */
const ALWAYS_ANSWERED: ReadonlySet<string> = new Set(['/health', '/ready'])

const crowded = () => new TooManyRequests(null, { retryAfterSeconds: 1 })

/** A copy when there is something to add: the response may be shared (static files), and a cookie is for one user only. */
const withFinalFields = (response: Response, { finalFields }: Exchange): Response => {
  if (!finalFields || finalFields.length === 0) return response
  const headers = new Headers(response.headers)
  const taken = headers.getSetCookie().map(cookieName)
  for (const [name, value] of finalFields) {
    // What the handler says of a cookie (logout, a new login) is later news than the renewal the guard prepared.
    if (name === 'set-cookie' && taken.includes(cookieName(value))) continue
    headers.append(name, value)
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

/** Some runtimes freeze the headers of redirects and of fetched responses; those are copied. */
const stamped = (response: Response, requestId: string): Response => {
  try {
    response.headers.set('x-request-id', requestId)
    return response
  } catch {
    return stamped(new Response(response.body, response), requestId)
  }
}

const cookieName = (setCookie: string): string => setCookie.slice(0, setCookie.indexOf('='))

const declaredLength = (headers: Headers): number | null => {
  const declared = headers.get('content-length')
  return declared === null ? null : Number(declared)
}
