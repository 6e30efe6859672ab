import { Elysia } from 'elysia'
import type { RouteRule } from '../../plugins/rule.ts'
import { ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import type { AskAs } from '../../services/ask-as.ts'
import type { Passage } from '../../services/carry.ts'
import { createEmergencyRecord } from '../../services/doctors/emergency-record.ts'
import { DoctorDashboard, DoctorMedicalRecord, DoctorPatients } from '../../services/doctors/model.ts'
import { IdParams, idParam } from '../../services/uuid.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { enveloped, succeed } from './envelope.ts'
import { createShow } from './show.ts'

const rules = {
  dashboard: {
    summary: 'Resumen del médico que pregunta',
    service: 'doctors',
    action: 'R',
    access: { doctor: 'any' },
  },
  patients: {
    summary: 'Pacientes del médico que pregunta',
    service: 'doctors',
    subject: { kind: 'patient', of: 'answer' },
    action: 'R',
    access: { doctor: 'any' },
  },
  medicalRecord: {
    summary: 'Expediente de un paciente propio',
    service: 'doctors',
    subject: { kind: 'patient', param: 'id' },
    action: 'R',
    access: { doctor: 'assigned' },
  },
} as const satisfies Record<string, RouteRule>

/** `/api/web/doctor`: what the doctors service answers to the doctor that asks. */
export const doctorApi = ({ askAs }: { readonly askAs: AskAs }) => {
  const show = createShow(askAs, 'doctors')
  const showRecord = show(
    'Expediente.',
    (_, params) => `/api/v1/doctors/me/patients/${idParam(params)}/medical-record`,
  )
  const readEmergencyRecord = createEmergencyRecord(askAs)

  const record = async (passage: Passage): Promise<Response> => {
    if (!exchangeOf(passage.request).recording?.emergency) return showRecord(passage)
    const asker = { request: passage.request, session: signedIn(passage.session) }
    return succeed('Expediente.', await readEmergencyRecord(asker, passage.params?.['id'] ?? ''))
  }

  return new Elysia({ name: 'web/api/doctor', prefix: '/api/web/doctor' })
    .get(
      '/dashboard',
      show('Resumen.', () => '/api/v1/doctors/me/dashboard'),
      {
        ...ruled(rules.dashboard),
        response: enveloped(DoctorDashboard),
      },
    )
    .get(
      '/patients',
      show('Tus pacientes.', () => '/api/v1/doctors/me/patients'),
      {
        ...ruled(rules.patients),
        response: enveloped(DoctorPatients),
      },
    )
    .get('/patients/:id/medical-record', record, {
      ...ruled(rules.medicalRecord),
      params: IdParams,
      response: enveloped(DoctorMedicalRecord),
    })
}
