import type { Static } from '@sinclair/typebox'
import { Elysia } from 'elysia'
import { DoctorEmergency } from '../../pages/doctor/emergency.tsx'
import { DoctorProfilePage } from '../../pages/doctor/profile.tsx'
import type { FormState } from '../../pages/frame.ts'
import { panelValue } from '../../pages/panel-value.ts'
import { routes } from '../../pages/routes.ts'
import { InvalidInput } from '../errors.ts'
import type { EmergencyAccesses } from '../records/emergency-access.ts'
import { contentOf, createAnswerReader } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import type { Passage } from '../services/carry.ts'
import { DoctorChange } from '../services/doctors/input.ts'
import { DoctorProfile } from '../services/doctors/model.ts'
import { createInputParser } from '../services/input.ts'
import { toIso } from '../services/iso-time.ts'
import { idParam } from '../services/uuid.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { amountText, readAmount } from './amount.ts'
import { toDoctorProfile } from './doctor-view.ts'
import { type Fields, filled, readForm } from './form-fields.ts'
import { attempt, failedForm, freshForm, madeBy, statusOf } from './form-state.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads } from './page-rules.ts'

export interface DoctorFormPagesDeps {
  readonly desk: PageDesk
  readonly askAs: AskAs
  /** Opens emergency access; rejects with `InvalidInput` naming what is wrong. */
  readonly declareEmergency: EmergencyAccesses['declare']
}

const PROFILE = '/api/v1/doctors/me/profile'

const doctorOnly = { doctor: 'any' } as const

/** What a doctor changes: the own professional profile, and access to a patient in an emergency. */
export const doctorFormPages = ({ desk, askAs, declareEmergency }: DoctorFormPagesDeps) => {
  const readProfile = createAnswerReader(DoctorProfile)
  const parseChange = createInputParser(DoctorChange)

  const render = async (passage: Passage, returned: FormState | null, status = 200): Promise<Response> => {
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms: kept } = desk.resume(entered, passage, session)
    const stateOf = (known: Static<typeof DoctorProfile> | null): FormState =>
      returned ??
      kept[routes.doctor.profile] ??
      freshForm({
        years_experience: String(known?.years_experience ?? ''),
        consultation_fee: known?.consultation_fee == null ? '' : amountText(known.consultation_fee),
        specialty_id: known?.specialty_id ?? '',
      })
    const asked = askAs({ request: passage.request, session }, 'doctors', { method: 'GET', target: PROFILE })
    return desk.showPanels(passage, frame, {
      arrivals: { profile: asked.then(readProfile) },
      render: (frame, { profile }) => {
        const shown = 'value' in profile ? { ...profile, value: toDoctorProfile(profile.value) } : profile
        return DoctorProfilePage({ frame, viewer, profile: shown, state: stateOf(panelValue(profile)) })
      },
      status,
    })
  }

  const saveProfile = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const fields = await readForm(passage.request)
    const saved = await attempt(async () => {
      const json = parseChange(toChange(fields))
      return contentOf(
        await askAs({ request: passage.request, session }, 'doctors', {
          method: 'PUT',
          target: PROFILE,
          json,
        }),
      )
    })
    if (saved.done)
      return desk.leave(routes.doctor.profile, { tone: 'good', text: frame.t.doctor.profile.saved })
    const words = { years_experience: 'years', consultation_fee: 'money', specialty_id: 'key' } as const
    return render(passage, failedForm(frame, fields, saved.failure, words), statusOf(saved.failure))
  }

  const emergency = async (passage: Passage, returned: FormState | null, status = 200): Promise<Response> => {
    const patientId = idParam(passage.params)
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms: kept } = desk.resume(entered, passage, session)
    const state = returned ?? kept[routes.doctor.emergency(patientId)] ?? freshForm()
    return desk.show(frame, DoctorEmergency({ frame, viewer, patientId, state }), status)
  }

  const declare = async (passage: Passage): Promise<Response> => {
    const patientId = idParam(passage.params)
    const { frame, session } = await desk.enter(passage)
    const fields = await readForm(passage.request)
    const opened = await attempt(() =>
      declareEmergency(
        session,
        {
          id: madeBy(fields),
          patientId,
          purpose: fields['purpose'] ?? '',
          reason: fields['reason'] ?? '',
          password: fields['password'] ?? '',
        },
        exchangeOf(passage.request),
      ),
    )
    if (opened.done) {
      const until = frame.format.dateTime(toIso(opened.value.expiresAt))
      return desk.leave(routes.doctor.patient(patientId), {
        tone: 'watch',
        text: frame.t.doctor.emergency.opened(until),
      })
    }
    const words = { purpose: 'choose', reason: 'reason', password: 'wrongPassword' } as const
    return emergency(passage, failedForm(frame, fields, opened.failure, words), statusOf(opened.failure))
  }

  const anyPatient = { subject: { kind: 'patient', param: 'id' } } as const
  return new Elysia({ name: 'web/doctor-form-pages' })
    .get(
      routes.doctor.profile,
      (passage: Passage) => render(passage, null),
      reads('Página: perfil profesional', doctorOnly, { service: 'doctors' }),
    )
    .post(
      routes.doctor.profile,
      saveProfile,
      posts('Formulario: perfil profesional', doctorOnly, { service: 'doctors' }),
    )
    .get(
      `${routes.doctor.patients}/:id/emergency`,
      (passage: Passage) => emergency(passage, null),
      reads('Página: declarar una emergencia', doctorOnly, anyPatient),
    )
    .post(
      `${routes.doctor.patients}/:id/emergency`,
      declare,
      posts('Formulario: declarar una emergencia', doctorOnly, {
        ...anyPatient,
        audit: 'emergency',
        action: 'E',
        limit: 'login',
      }),
    )
}

/** Numbers as people type them; what is none is left for the model to refuse. */
const toChange = (fields: Fields): Readonly<Record<string, unknown>> => {
  const { years_experience: years, consultation_fee: fee, specialty_id: specialty } = filled(fields)
  const missing = ['years_experience', 'consultation_fee'].filter((name) => (fields[name] ?? '') === '')
  if (missing.length > 0)
    throw new InvalidInput(null, {
      faults: missing.map((name) => ({ pointer: `/${name}`, detail: 'Falta este dato.' })),
    })
  return {
    years_experience: Number(years),
    consultation_fee: readAmount(fee ?? ''),
    ...(specialty === undefined ? {} : { specialty_id: specialty }),
  }
}
