import { GATEWAY_NAME } from './via.ts'

/** Why a request went on to the service (RFC 9211 2.2). */
export type Forwarded = 'bypass' | 'method' | 'uri-miss' | 'vary-miss' | 'miss' | 'request' | 'stale'

/** `Cache-Status` member of an answer the gateway's cache gave; `ttlSeconds` is negative for a stale one. */
export const hitStatus = (ttlSeconds: number, detail?: string): string =>
  `${GATEWAY_NAME}; hit; ttl=${Math.floor(ttlSeconds)}${detail === undefined ? '' : `; detail=${detail}`}`

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
