import { Elysia, t } from 'elysia'
import { type RouteRule, ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { contentOf, createAnswerReader } from '../../services/answers.ts'
import type { AskAs, Asker } from '../../services/ask-as.ts'
import type { Passage } from '../../services/carry.ts'
import { DoctorRegistration } from '../../services/doctors/input.ts'
import { Doctor } from '../../services/doctors/model.ts'
import type { RegisterDoctor } from '../../services/doctors/register.ts'
import { createInputParser } from '../../services/input.ts'
import {
  InstitutionDashboard,
  InstitutionDoctors,
  InstitutionPatients,
  PatientStats,
} from '../../services/institutions/model.ts'
import {
  CountedDoctors,
  CountedPatients,
  toInstitutionDashboard,
  toPatientStats,
} from '../../services/institutions/summary.ts'
import { readJson } from '../../services/json-content.ts'
import { namePatients } from '../../services/named-patients.ts'
import { IdParams, idParam } from '../../services/uuid.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { enveloped, envelopedCreation, Nothing, succeed } from './envelope.ts'
import { createShow } from './show.ts'

export interface InstitutionApiDeps {
  readonly askAs: AskAs
  readonly registerDoctor: RegisterDoctor
  /** Epoch ms. */
  readonly now: () => number
}

const own = (summary: string): RouteRule => ({
  summary,
  service: 'institutions',
  action: 'R',
  access: { institution: 'any' },
})

const rules = {
  dashboard: { ...own('Resumen de la institución'), subject: { kind: 'patient', of: 'answer' } },
  doctors: own('Médicos de la institución'),
  patients: { ...own('Pacientes de la institución'), subject: { kind: 'patient', of: 'answer' } },
  stats: own('Cifras de los pacientes de la institución'),
  createDoctor: {
    summary: 'Dar de alta a un médico en la institución',
    service: 'doctors',
    action: 'C',
    audit: 'administration',
    access: { institution: 'any' },
  },
  // The original had no authentication here and compared with a made-up id (defects A9, C6).
  removeDoctor: {
    summary: 'Dar de baja a un médico de la institución',
    service: 'doctors',
    subject: { kind: 'doctor', param: 'id' },
    action: 'D',
    audit: 'administration',
    access: { institution: 'affiliated' },
  },
} as const satisfies Record<string, RouteRule>

const DOCTORS = '/api/v1/institutions/doctors'
const PATIENTS = '/api/v1/institutions/patients'

/** `/api/web/institution`: an institution's own doctors and patients (contract section 7). */
export const institutionApi = ({ askAs, registerDoctor, now }: InstitutionApiDeps) => {
  const show = createShow(askAs, 'institutions')
  const readDoctors = createAnswerReader(CountedDoctors)
  const readPatients = createAnswerReader(CountedPatients)
  const parseDoctor = createInputParser(DoctorRegistration)

  const ownDoctors = async (asker: Asker) =>
    readDoctors(await askAs(asker, 'institutions', { method: 'GET', target: DOCTORS })).doctors
  const ownPatients = async (asker: Asker) =>
    readPatients(await askAs(asker, 'institutions', { method: 'GET', target: PATIENTS })).patients

  // Both lists at once (defect D6); either failing is the answer's failure, never zeros (defect D3).
  const dashboard = async ({ request, session }: Passage): Promise<Response> => {
    const asker = { request, session: signedIn(session) }
    const [doctors, patients] = await Promise.all([ownDoctors(asker), ownPatients(asker)])
    const summary = toInstitutionDashboard(doctors, patients, now())
    namePatients(exchangeOf(request), summary.recent_patients)
    return succeed('Resumen de la institución.', summary)
  }

  const stats = async ({ request, session }: Passage): Promise<Response> => {
    const patients = await ownPatients({ request, session: signedIn(session) })
    return succeed('Cifras de tus pacientes.', toPatientStats(patients, now()))
  }

  const createDoctor = async ({ request, session }: Passage): Promise<Response> => {
    const doctor = await registerDoctor(request, signedIn(session), parseDoctor(await readJson(request)))
    return succeed('El médico quedó dado de alta.', doctor, { status: 201 })
  }

  const removeDoctor = async ({ request, params, session }: Passage): Promise<Response> => {
    const id = idParam(params)
    const asker = { request, session: signedIn(session) }
    contentOf(await askAs(asker, 'doctors', { method: 'DELETE', target: `/api/v1/doctors/${id}` }))
    return succeed('El médico quedó dado de baja.', {})
  }

  return new Elysia({ name: 'web/api/institution', prefix: '/api/web/institution' })
    .get('/dashboard', dashboard, { ...ruled(rules.dashboard), response: enveloped(InstitutionDashboard) })
    .get(
      '/doctors',
      show('Médicos.', () => DOCTORS),
      {
        ...ruled(rules.doctors),
        response: enveloped(InstitutionDoctors),
      },
    )
    .get(
      '/patients',
      show('Pacientes.', () => PATIENTS),
      {
        ...ruled(rules.patients),
        response: enveloped(InstitutionPatients),
      },
    )
    .get('/patients/stats', stats, { ...ruled(rules.stats), response: enveloped(PatientStats) })
    .post('/doctors', createDoctor, {
      ...ruled(rules.createDoctor),
      parse: 'none',
      body: t.Optional(DoctorRegistration),
      response: envelopedCreation(Doctor),
    })
    .delete('/doctors/:id', removeDoctor, {
      ...ruled(rules.removeDoctor),
      parse: 'none',
      params: IdParams,
      response: enveloped(Nothing),
    })
}
