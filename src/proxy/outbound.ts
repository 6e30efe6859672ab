import { isStoppedClientField } from '../http/client-field.ts'
import { withoutCookies } from '../http/cookie-field.ts'
import { toFieldRecord } from '../http/field-record.ts'
import { connectionOptions } from '../http/hop-by-hop.ts'
import type { OutboundRequest } from '../http/message.ts'
import type { Forwarding } from './forwarding.ts'
import { addForwardingFields } from './forwarding-fields.ts'
import { addIdentityFields } from './identity-fields.ts'
import type { RequestContent } from './request-content.ts'

/**
 * What happens to the client's own `Authorization` and `Cookie`: `replace` them with the gateway's identity, or `pass` them
 * to a public further service, the gateway's own cookies taken out.
 */
export type ClientCredentials = 'replace' | 'pass'

type FieldRecord = ReturnType<typeof toFieldRecord>

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
  const received = toFieldRecord(request.headers)
  const fields = clientFields(received, options)
  addForwardingFields(fields, exchange, received['via'] ?? null)
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
    signal: () => request.signal,
    idempotencyKey: received['idempotency-key'] ?? null,
    subject,
    flow: subject ?? exchange.clientAddress,
    priority: forwarding.priority ?? 'normal',
    cache: forwarding.cache ?? null,
  }
}

/** The client's fields that may reach a service. */
const clientFields = (received: FieldRecord, { credentials, reservedCookies }: OutboundOptions): string[] => {
  const fields: string[] = []
  const nominated = connectionOptions(received['connection'] ?? null)
  for (const name in received) {
    if (nominated?.has(name) || isStoppedClientField(name)) continue
    fields.push(name, received[name] ?? '')
  }
  if (credentials === 'pass') addClientCredentials(fields, received, reservedCookies)
  return fields
}

const addClientCredentials = (
  fields: string[],
  { authorization, cookie: cookies }: FieldRecord,
  reserved: ReadonlySet<string>,
): void => {
  if (authorization !== undefined) fields.push('authorization', authorization)
  const cookie = withoutCookies(cookies ?? null, reserved)
  if (cookie !== null) fields.push('cookie', cookie)
}
