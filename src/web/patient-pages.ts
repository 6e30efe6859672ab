import { Elysia } from 'elysia'
import { PatientAccessLog } from '../../pages/patient/access-log.tsx'
import { PatientCareTeam } from '../../pages/patient/care-team.tsx'
import { PatientDashboard } from '../../pages/patient/dashboard.tsx'
import { PatientRecord } from '../../pages/patient/record.tsx'
import { routes } from '../../pages/routes.ts'
import { ruled } from '../plugins/rule.ts'
import type { Passage } from '../services/carry.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { AccessLogPort } from './access-log-port.ts'
import { readForm } from './form-fields.ts'
import { listingOf } from './listing-of.ts'
import type { PageDesk } from './page-desk.ts'
import { OWN_RECORD, posts, reads } from './page-rules.ts'
import { panelOf } from './panel-of.ts'
import type { PatientReader } from './patient-reader.ts'
import { toToday } from './today.ts'

export interface PatientPagesDeps {
  readonly desk: PageDesk
  readonly reader: PatientReader
  readonly accessLog: AccessLogPort
  /** Epoch ms. */
  readonly now: () => number
}

const patientOnly = { patient: 'any' } as const

/** Pages of a patient's own record. */
export const patientPages = ({ desk, reader, accessLog, now }: PatientPagesDeps) => {
  const dashboard = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    const { requestId } = exchangeOf(passage.request)
    const [summary, careTeam] = await Promise.all([
      panelOf(requestId, reader.summary(who)),
      panelOf(requestId, reader.careTeam(who)),
    ])
    return desk.show(frame, PatientDashboard({ frame, viewer, summary, careTeam }))
  }

  const record = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    const { requestId } = exchangeOf(passage.request)
    const [shown, profile] = await Promise.all([
      panelOf(requestId, reader.record(who)),
      panelOf(requestId, reader.profile(who)),
    ])
    const person =
      profile.state === 'failed'
        ? { name: session.email, dateOfBirth: null }
        : {
            name: `${profile.value.firstName} ${profile.value.lastName}`,
            dateOfBirth: profile.value.dateOfBirth,
          }
    return desk.show(frame, PatientRecord({ frame, viewer, person, record: shown, today: toToday(now()) }))
  }

  const careTeam = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId } = exchangeOf(passage.request)
    const shown = await panelOf(requestId, reader.careTeam({ request: passage.request, session }))
    return desk.show(frame, PatientCareTeam({ frame, viewer, careTeam: shown }))
  }

  const accesses = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { requestId, search } = exchangeOf(passage.request)
    const listing = listingOf(search, [], '')
    const shown = await panelOf(
      requestId,
      accessLog.accessesTo({ request: passage.request, session }, listing, frame.locale),
    )
    const idempotencyKey = desk.idempotencyKey()
    return desk.show(frame, PatientAccessLog({ frame, viewer, listing, accesses: shown, idempotencyKey }))
  }

  const report = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const fields = await readForm(passage.request)
    await accessLog.report({ request: passage.request, session }, fields['entry'] ?? '')
    return desk.leave(routes.patient.accessLog, { tone: 'good', text: frame.t.patient.accessLog.reported })
  }

  const rule = (summary: string) =>
    ruled(reads(summary, patientOnly, { service: 'patients', subject: OWN_RECORD }))
  return new Elysia({ name: 'web/patient-pages' })
    .get(routes.patient.dashboard, dashboard, rule('Página: resumen de salud propio'))
    .get(routes.patient.record, record, rule('Página: expediente propio'))
    .get(routes.patient.careTeam, careTeam, rule('Página: equipo médico propio'))
    .get(
      routes.patient.accessLog,
      accesses,
      ruled(reads('Página: quién ha visto el expediente propio', patientOnly, { subject: OWN_RECORD })),
    )
    .post(routes.patient.reportAccess, report, {
      ...ruled(
        posts('Avisar de un acceso que parece indebido', patientOnly, { subject: OWN_RECORD, action: 'C' }),
      ),
      parse: 'none',
    })
}
