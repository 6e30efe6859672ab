import { GATEWAY_NAME } from './via.ts'

/** Why a request went on to the service (RFC 9211 2.2). */
export type Forwarded = 'bypass' | 'method' | 'uri-miss' | 'vary-miss' | 'miss' | 'request' | 'stale'

/** `Cache-Status` member of an answer the gateway's cache gave; `ttlSeconds` is negative for a stale one. */
export const hitStatus = (ttlSeconds: number): string => `${GATEWAY_NAME}; hit; ttl=${Math.floor(ttlSeconds)}`

const STALE_IF_ERROR = '; detail=stale-if-error'

/** The same where the service could not answer (RFC 5861 4). */
export const staleIfErrorStatus = (ttlSeconds: number): string => hitStatus(ttlSeconds) + STALE_IF_ERROR

/** `Cache-Status` member of an answer that neither the cache nor a service gave, by the `code` of the failure it tells. */
export const failureStatus = (code: string): string => `${GATEWAY_NAME}; detail=${code}`

/** `Cache-Status` member of an answer that came from the service. */
export const forwardStatus = (
  reason: Forwarded,
  options: { readonly status?: number; readonly stored?: boolean; readonly collapsed?: boolean } = {},
): string => {
  const status = options.status === undefined ? '' : `; fwd-status=${options.status}`
  return `${GATEWAY_NAME}; fwd=${reason}${status}${options.stored ? '; stored' : ''}${options.collapsed ? '; collapsed' : ''}`
}

/** Whether it is the gateway's cache that answered, because the service could not; `cacheStatus`: all members. */
export const isStaleIfError = (cacheStatus: string | null): boolean =>
  cacheStatus?.endsWith(STALE_IF_ERROR) ?? false
