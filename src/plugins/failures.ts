import { Elysia, ElysiaCustomStatusResponse, ValidationError } from 'elysia'
import {
  BadRequest,
  Conflict,
  ContentTooLarge,
  Forbidden,
  GatewayError,
  InternalError,
  InvalidInput,
  MethodNotAllowed,
  NotFound,
  TooManyRequests,
  Unauthenticated,
  UnsupportedMediaType,
} from '../errors.ts'
import { type Exchange, exchangeOf } from '../telemetry/exchange.ts'
import type { FailureAnswer } from './failure-answer.ts'
import { toValidationFailure } from './validation-failure.ts'

export interface FailuresDeps {
  readonly answer: FailureAnswer
  /** Methods some route takes at a path; none: 404, others only: 405 (Elysia knows no 405). */
  readonly methodsAt: (path: string) => readonly string[]
  /** Told of every failure with its cause, for the log. */
  readonly report: (failure: GatewayError, exchange: Exchange) => void
}

/** Turns everything that is thrown into an answer. Must be used before every route: earlier routes leak (fact T7). */
export const createFailures = ({ answer, methodsAt, report }: FailuresDeps) =>
  new Elysia({ name: 'failures' }).onError({ as: 'global' }, ({ error, code, request }) => {
    const exchange = exchangeOf(request)
    const failure = code === 'NOT_FOUND' ? notFound(exchange, methodsAt) : toGatewayError(code, error)
    report(failure, exchange)
    return answer(failure, request, exchange)
  })

/** What a thrown thing is to the client. Nothing of an unknown error's text gets out: it may hold anything. */
export const toGatewayError = (code: string | number, error: unknown): GatewayError => {
  if (error instanceof GatewayError) return error
  if (error instanceof ValidationError) return toValidationFailure(error)
  if (error instanceof ElysiaCustomStatusResponse) return ofStatus(error.code, error)
  if (code === 'PARSE' || code === 'INVALID_COOKIE_SIGNATURE') return new BadRequest(null, { cause: error })
  if (code === 'INVALID_FILE_TYPE') return new UnsupportedMediaType(null, { cause: error })
  return new InternalError(null, { cause: error })
}

const notFound = (exchange: Exchange, methodsAt: FailuresDeps['methodsAt']): GatewayError => {
  const methods = methodsAt(exchange.path)
  if (methods.length === 0) return new NotFound()
  // RFC 9110 15.5.6: a 405 names the methods.
  exchange.finalFields = [...(exchange.finalFields ?? []), ['allow', methods.join(', ')]]
  return new MethodNotAllowed()
}

const OF_STATUS: Readonly<Record<number, new (detail: null, options: ErrorOptions) => GatewayError>> = {
  400: BadRequest,
  401: Unauthenticated,
  403: Forbidden,
  404: NotFound,
  409: Conflict,
  413: ContentTooLarge,
  415: UnsupportedMediaType,
  422: InvalidInput,
  429: TooManyRequests,
}

const ofStatus = (status: number, cause: unknown): GatewayError => {
  const Failure = OF_STATUS[status] ?? InternalError
  return new Failure(null, { cause })
}
