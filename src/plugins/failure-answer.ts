import type { GatewayError } from '../errors.ts'
import { failureStatus } from '../http/cache-status.ts'
import { isNavigation } from '../http/navigation.ts'
import { isBelow } from '../http/path-prefix.ts'
import { PROBLEM_TYPE, toProblemJson } from '../http/problem.ts'
import type { Exchange } from '../telemetry/exchange.ts'

/** Answers a failure in the shape its route has; never rejects. */
export type FailureAnswer = (failure: GatewayError, request: Request, exchange: Exchange) => Promise<Response>

export interface FailureAnswerDeps {
  /** Prefixes whose failures are problem details: `/api/v1` and those of the further services. */
  readonly apiPrefixes: readonly string[]
  /** The whole HTML document of a failure. */
  readonly renderErrorPage: (
    failure: GatewayError,
    exchange: Exchange,
    request: Request,
  ) => string | Promise<string>
  /** Readies a page for its reader (compression). */
  readonly finishPage: (request: Request, page: Response) => Promise<Response>
  /** What a page visitor without a session gets. */
  readonly toLogin: (request: Request, exchange: Exchange) => Promise<Response>
  /** The cookie that keeps a form which came while nobody could say whose it is; `null`: none is kept. */
  readonly keepForm: (request: Request, exchange: Exchange) => Promise<string | null>
}

/**
 * The three shapes of a failure (design 2.3): problem details, the `/api/web` envelope, an HTML page. The route decides,
 * and for pages whether a person or a script asked. Only a person is ever sent to the login page: a script that follows
 * a redirect gets a page where it expected data.
 */
export const createFailureAnswer = ({
  apiPrefixes,
  renderErrorPage,
  finishPage,
  toLogin,
  keepForm,
}: FailureAnswerDeps): FailureAnswer => {
  const shapeOf = (request: Request, path: string): 'problem' | 'envelope' | 'page' => {
    if (isBelow(path, '/api/web')) return 'envelope'
    if (path.startsWith('/api/') || apiPrefixes.some((prefix) => isBelow(path, prefix))) return 'problem'
    return isNavigation(request.headers) ? 'page' : 'problem'
  }

  const page = async (failure: GatewayError, exchange: Exchange, request: Request): Promise<Response> => {
    try {
      const document = await renderErrorPage(failure, exchange, request)
      const response = answer(failure, 'text/html; charset=utf-8', document)
      const kept = failure.code === 'session_store_unavailable' ? await keepForm(request, exchange) : null
      if (kept !== null) response.headers.append('set-cookie', kept)
      return await finishPage(request, response)
    } catch {
      return answer(failure, 'text/plain; charset=utf-8', failure.title)
    }
  }

  return async function answerFailure(failure, request, exchange) {
    exchange.failure = failure.code
    switch (shapeOf(request, exchange.path)) {
      case 'page':
        return failure.code === 'unauthenticated'
          ? toLogin(request, exchange)
          : page(failure, exchange, request)
      case 'envelope':
        return challenged(
          failure,
          request,
          answer(failure, 'application/json', toEnvelope(failure, exchange)),
        )
      case 'problem':
        return challenged(failure, request, answer(failure, PROBLEM_TYPE, toProblem(failure, exchange)))
    }
  }
}

/** Complete, with an explicit type: Elysia re-wraps what it finds wanting (fact T4). */
const answer = (failure: GatewayError, type: string, content: string): Response => {
  const headers = new Headers({
    'content-type': type,
    'cache-control': 'no-store',
    'cache-status': failureStatus(failure.code),
  })
  if (failure.retryAfterSeconds !== null)
    headers.set('retry-after', String(Math.ceil(failure.retryAfterSeconds)))
  return new Response(content, { status: failure.status, headers })
}

const toProblem = (failure: GatewayError, exchange: Exchange): string =>
  toProblemJson({
    title: failure.title,
    status: failure.status,
    detail: failure.detail,
    code: failure.code,
    requestId: exchange.requestId,
    errors: failure.faults,
  })

const toEnvelope = (failure: GatewayError, exchange: Exchange): string =>
  JSON.stringify({
    status: 'error',
    message: failure.detail ?? failure.title,
    code: failure.code,
    request_id: exchange.requestId,
    ...(failure.faults.length === 0 ? {} : { errors: failure.faults }),
  })

/** RFC 9110 15.5.2 wants a challenge with every 401; RFC 6750 3 names the reason when a token was shown. */
const challenged = (failure: GatewayError, request: Request, response: Response): Response => {
  if (failure.status !== 401) return response
  const shown = request.headers.get('authorization')?.toLowerCase().startsWith('bearer ') ?? false
  response.headers.set(
    'www-authenticate',
    `Bearer realm="predicthealth"${shown ? ', error="invalid_token"' : ''}`,
  )
  return response
}
