import { isStoppedClientField } from '../http/client-field.ts'
import { withoutCookies } from '../http/cookie-field.ts'
import { connectionOptions } from '../http/hop-by-hop.ts'
import type { OutboundRequest } from '../http/message.ts'
import type { Forwarding } from './forward.ts'
import { addForwardingFields } from './forwarding-fields.ts'
import { addIdentityFields } from './identity-fields.ts'
import type { RequestContent } from './request-content.ts'

/**
 * What happens to the client's own `Authorization` and `Cookie`: `replace` them with the gateway's identity, or `pass` them
 * to a public further service, the gateway's own cookies taken out.
 */
export type ClientCredentials = 'replace' | 'pass'

export interface OutboundOptions {
  readonly credentials: ClientCredentials
  /** Cookies of the gateway, never sent to a service; see `reservedCookies`. */
  readonly reservedCookies: ReadonlySet<string>
  /** What `target` left out of the client's path, for `X-Forwarded-Prefix`; empty: nothing. */
  readonly prefix: string
}

/**
 * The request a service gets for a client's request. Fields the client may not set are dropped first and the gateway's are
 * added last, so that no `Connection` option can take one of them away. `deadline` is on the `performance.now()` scale.
 */
export const toOutbound = (
  forwarding: Forwarding,
  { content, length }: RequestContent,
  deadline: number,
  options: OutboundOptions,
): OutboundRequest => {
  const { request, exchange, identity } = forwarding
  const fields = clientFields(request.headers, options)
  addForwardingFields(fields, exchange, request.headers.get('via'))
  if (options.prefix !== '') fields.push('x-forwarded-prefix', options.prefix)
  if (identity !== null) addIdentityFields(fields, identity)
  const subject = identity?.userId ?? null
  return {
    method: request.method,
    target: forwarding.target ?? exchange.path + exchange.search,
    fields,
    content,
    contentLength: length,
    deadline,
    signal: request.signal,
    idempotencyKey: request.headers.get('idempotency-key'),
    subject,
    flow: subject ?? exchange.clientAddress,
    priority: forwarding.priority ?? 'normal',
    cache: forwarding.cache ?? null,
  }
}

/** The client's fields that may reach a service. */
const clientFields = (headers: Headers, { credentials, reservedCookies }: OutboundOptions): string[] => {
  const fields: string[] = []
  const nominated = connectionOptions(headers.get('connection'))
  // `Headers` iterates lower-case names.
  for (const [name, value] of headers) {
    if (nominated?.has(name) || isStoppedClientField(name)) continue
    fields.push(name, value)
  }
  if (credentials === 'pass') addClientCredentials(fields, headers, reservedCookies)
  return fields
}

const addClientCredentials = (fields: string[], headers: Headers, reserved: ReadonlySet<string>): void => {
  const authorization = headers.get('authorization')
  if (authorization !== null) fields.push('authorization', authorization)
  const cookie = withoutCookies(headers.get('cookie'), reserved)
  if (cookie !== null) fields.push('cookie', cookie)
}
