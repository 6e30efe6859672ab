import { toForwarded } from '../http/forwarded.ts'
import { newTraceparent } from '../http/traceparent.ts'
import { appendVia } from '../http/via.ts'
import type { Exchange } from '../telemetry/exchange.ts'

/** Appends where the request comes from, and under which id and trace, to a field list under construction. */
export const addForwardingFields = (
  fields: string[],
  exchange: Exchange,
  receivedVia: string | null,
): void => {
  const { clientAddress, host, scheme, requestId, traceparent, tracestate } = exchange
  fields.push(
    'x-forwarded-for',
    clientAddress,
    'x-forwarded-host',
    host,
    'x-forwarded-proto',
    scheme,
    'forwarded',
    toForwarded(clientAddress, host, scheme),
    'via',
    appendVia(receivedVia),
    'x-request-id',
    requestId,
    'traceparent',
    traceparent ?? newTraceparent(requestId),
  )
  if (tracestate) fields.push('tracestate', tracestate)
}
