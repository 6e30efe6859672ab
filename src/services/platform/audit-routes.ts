import { Elysia, t } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import { auditNdjson } from '../../records/audit-ndjson.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import type { Passage } from '../carry.ts'
import { toIso } from '../iso-time.ts'
import { jsonAnswer } from '../json-answer.ts'
import { answers } from '../responses.ts'
import { type AuditFilterText, nameSought, toAuditQuery, toBeforeSequence } from './audit-filter.ts'
import { AuditPage } from './model.ts'
import type { Platform } from './platform.ts'
import { rules } from './rules.ts'

const PAGE = 100

const text = t.Optional(t.Unsafe<string>(t.Any({ type: 'string' })))
const AuditQueryModel = t.Object({
  kind: text,
  outcome: text,
  patient: text,
  user: text,
  emergency: text,
  since: text,
  until: text,
  before: text,
})

/** The access trail for administrators: search and export. */
export const auditRoutes = ({ audit }: Platform) => {
  const search = async ({ request }: Passage): Promise<Response> => {
    const exchange = exchangeOf(request)
    const query = new URLSearchParams(exchange.search)
    const found = await audit.find({
      ...nameSought(exchange, toAuditQuery(toFilter(query))),
      ...toBeforeSequence(query.get('before')),
      limit: PAGE,
    })
    return jsonAnswer({
      events: found.map(({ recordedAt, ...event }) => ({ ...event, recordedAt: toIso(recordedAt) })),
      before: found.length < PAGE ? null : (found.at(-1)?.sequence ?? null),
    })
  }

  const exported = ({ request }: Passage): Response => {
    const exchange = exchangeOf(request)
    const query = toAuditQuery(toFilter(new URLSearchParams(exchange.search)))
    return ndjsonAnswer(auditNdjson(audit, nameSought(exchange, query)))
  }

  return (
    new Elysia({ name: 'services/platform/audit' })
      .get('/audit', search, { ...ruled(rules.audit), query: AuditQueryModel, response: answers(AuditPage) })
      // Without a model of the lines: they are FHIR's, and stream past unparsed.
      .get('/audit/export', exported, {
        ...ruled(rules.exportAudit),
        query: AuditQueryModel,
        response: answers(t.Void()),
      })
  )
}

export const ndjsonAnswer = (lines: ReadableStream<Uint8Array>): Response =>
  new Response(lines, {
    headers: {
      'content-type': 'application/fhir+ndjson',
      'content-disposition': 'attachment; filename="audit-events.ndjson"',
      'cache-control': 'no-store',
    },
  })

const toFilter = (query: URLSearchParams): AuditFilterText => ({
  kind: query.get('kind'),
  outcome: query.get('outcome'),
  patient: query.get('patient'),
  user: query.get('user'),
  emergency: query.get('emergency'),
  since: query.get('since'),
  until: query.get('until'),
})
