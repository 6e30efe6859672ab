import type { AuditQuery, AuditStore } from './audit-store.ts'
import { walkAudit } from './audit-walk.ts'
import { toFhirAuditEvent } from './fhir-audit-event.ts'

/** Lines of FHIR `AuditEvent` NDJSON, newest event first, as a stream that reads only as fast as it is read. */
export const auditNdjson = (
  store: Pick<AuditStore, 'find'>,
  query: Omit<AuditQuery, 'limit' | 'beforeSequence'>,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  const events = walkAudit(store, query)
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await events.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(toFhirAuditEvent(value))}\n`))
    },
    cancel: async () => {
      await events.return(undefined)
    },
  })
}
