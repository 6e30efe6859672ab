import { Elysia, t } from 'elysia'
import type { RouteRule } from '../../plugins/rule.ts'
import { ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { toSince, toUntil } from '../../records/time-words.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import type { Passage } from '../carry.ts'
import { createInputParser } from '../input.ts'
import { toIsoOrNull } from '../iso-time.ts'
import { emptyAnswer, jsonAnswer } from '../json-answer.ts'
import { readJson } from '../json-content.ts'
import { queryMoment } from '../query-moment.ts'
import { answers, removes } from '../responses.ts'
import { IdParams, idParam, PathUuid } from '../uuid.ts'
import type { AccessLog } from './access-log.ts'
import { AccessEntries, AccessReport } from './model.ts'

const subject = { kind: 'patient', param: 'id' } as const

const rules = {
  list: {
    summary: 'Quién ha abierto el expediente de un paciente',
    subject,
    action: 'R',
    access: { patient: 'own', admin: 'any' },
  },
  report: {
    summary: 'Avisar de un acceso que parece indebido',
    subject,
    action: 'C',
    access: { patient: 'own' },
  },
} as const satisfies Record<string, RouteRule>

const text = t.Optional(t.Unsafe<string>(t.Any({ type: 'string' })))
const Filter = t.Object({ since: text, until: text, emergency: text, self: text })

/** `/api/v1/patients/:id/access-log`: what the access trail knows of one record, for the patient. */
export const accessLogRoutes = (log: AccessLog) => {
  const parseReport = createInputParser(AccessReport)

  const list = async ({ request, params, session }: Passage): Promise<Response> => {
    const id = idParam(params)
    const query = new URLSearchParams(exchangeOf(request).search)
    const since = queryMoment('since', query.get('since'), toSince)
    const until = queryMoment('until', query.get('until'), toUntil)
    const { entries, olderUntil } = await log.of({ request, session: signedIn(session) }, id, {
      language: 'es',
      ...(since === null ? {} : { since }),
      ...(until === null ? {} : { until }),
    })
    return jsonAnswer({
      entries: entries.filter(
        ({ emergency, self }) =>
          (query.get('emergency') !== 'true' || emergency) && (query.get('self') !== 'false' || !self),
      ),
      older_until: toIsoOrNull(olderUntil),
    })
  }

  const report = async ({ request, params, session }: Passage): Promise<Response> => {
    const { note = '' } = parseReport(await readJson(request))
    const asking = { request, session: signedIn(session) }
    await log.report(asking, idParam(params), params?.['eventId'] ?? '', note)
    return emptyAnswer()
  }

  return new Elysia({ name: 'services/access-log', prefix: '/api/v1/patients' })
    .get('/:id/access-log', list, {
      ...ruled(rules.list),
      params: IdParams,
      query: Filter,
      response: answers(AccessEntries),
    })
    .post('/:id/access-log/:eventId/report', report, {
      ...ruled(rules.report),
      parse: 'none',
      params: t.Object({ id: PathUuid, eventId: PathUuid }),
      body: t.Optional(AccessReport),
      response: removes,
    })
}
