import { Elysia } from 'elysia'
import { fullName } from '../../pages/full-name.ts'
import { panelValue } from '../../pages/panel-value.ts'
import { PatientAccessLog } from '../../pages/patient/access-log.tsx'
import { PatientCareTeam } from '../../pages/patient/care-team.tsx'
import { PatientDashboard } from '../../pages/patient/dashboard.tsx'
import { PatientRecord } from '../../pages/patient/record.tsx'
import { routes } from '../../pages/routes.ts'
import type { Passage } from '../services/carry.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { AccessLogPort } from './access-log-port.ts'
import { readForm } from './form-fields.ts'
import { listingOf } from './listing-of.ts'
import type { PageDesk } from './page-desk.ts'
import { OWN_RECORD, posts, reads } from './page-rules.ts'
import { panelOf } from './panel-of.ts'
import type { PatientReader, Reader } from './patient-reader.ts'
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
    return desk.showPanels(passage, frame, {
      arrivals: { summary: reader.summary(who), careTeam: reader.careTeam(who) },
      render: (frame, panels) => PatientDashboard({ frame, viewer, ...panels }),
    })
  }

  /** Whose record it is; without the profile, the account says so. */
  const personOf = async (who: Reader) => {
    const profile = panelValue(await panelOf(exchangeOf(who.request).requestId, reader.profile(who)))
    return profile === null
      ? { name: who.session.email, dateOfBirth: null }
      : { name: fullName(profile), dateOfBirth: profile.dateOfBirth }
  }

  const readRecord = async (who: Reader) => {
    const [record, person] = await Promise.all([reader.record(who), personOf(who)])
    return { record, person }
  }

  const record = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    return desk.showPanels(passage, frame, {
      arrivals: { record: readRecord({ request: passage.request, session }) },
      render: (frame, panels) => PatientRecord({ frame, viewer, ...panels, today: toToday(now()) }),
    })
  }

  const careTeam = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    return desk.showPanels(passage, frame, {
      arrivals: { careTeam: reader.careTeam({ request: passage.request, session }) },
      render: (frame, panels) => PatientCareTeam({ frame, viewer, ...panels }),
    })
  }

  const accesses = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const { search } = exchangeOf(passage.request)
    const listing = listingOf(search, [], '')
    const idempotencyKey = desk.idempotencyKey()
    return desk.showPanels(passage, frame, {
      arrivals: {
        accesses: accessLog.accessesTo({ request: passage.request, session }, listing, frame.locale),
      },
      render: (frame, panels) => PatientAccessLog({ frame, viewer, listing, ...panels, idempotencyKey }),
    })
  }

  const report = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const fields = await readForm(passage.request)
    await accessLog.report({ request: passage.request, session }, fields['entry'] ?? '')
    return desk.leave(routes.patient.accessLog, { tone: 'good', text: frame.t.patient.accessLog.reported })
  }

  const rule = (summary: string) => reads(summary, patientOnly, { service: 'patients', subject: OWN_RECORD })
  return new Elysia({ name: 'web/patient-pages' })
    .get(routes.patient.dashboard, dashboard, rule('Página: resumen de salud propio'))
    .get(routes.patient.record, record, rule('Página: expediente propio'))
    .get(routes.patient.careTeam, careTeam, rule('Página: equipo médico propio'))
    .get(
      routes.patient.accessLog,
      accesses,
      reads('Página: quién ha visto el expediente propio', patientOnly, { subject: OWN_RECORD }),
    )
    .post(
      routes.patient.reportAccess,
      report,
      posts('Avisar de un acceso que parece indebido', patientOnly, { subject: OWN_RECORD, action: 'C' }),
    )
}
