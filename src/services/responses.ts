import type { TSchema } from '@sinclair/typebox'
import { t } from 'elysia'
import { Problem, ServiceError, ServiceValidationError } from './problem.ts'

/** Errors of a forwarded route: the gateway's own as problems, the service's unchanged. */
export const forwardedErrors = {
  400: t.Union([Problem, ServiceError]),
  401: Problem,
  403: t.Union([Problem, ServiceError]),
  404: t.Union([Problem, ServiceError]),
  409: t.Union([Problem, ServiceError]),
  422: t.Union([Problem, ServiceValidationError]),
  429: Problem,
  502: Problem,
  503: t.Union([Problem, ServiceError]),
  504: Problem,
} as const

/** Response models of a forwarded read. */
export const answers = <T extends TSchema>(model: T) => ({ 200: model, ...forwardedErrors }) as const

/** Response models of a forwarded creation. */
export const creates = <T extends TSchema>(model: T) => ({ 201: model, ...forwardedErrors }) as const

/** Response models of a forwarded removal. */
export const removes = { 204: t.Void(), ...forwardedErrors } as const
