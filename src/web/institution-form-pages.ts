import { Elysia } from 'elysia'
import type { FormState } from '../../pages/frame.ts'
import { fullName } from '../../pages/full-name.ts'
import { InstitutionDeactivateDoctor } from '../../pages/institution/deactivate-doctor.tsx'
import type { StaffDoctor } from '../../pages/institution/model.ts'
import { InstitutionNewDoctor } from '../../pages/institution/new-doctor.tsx'
import { routes } from '../../pages/routes.ts'
import { NotFound } from '../errors.ts'
import { contentOf } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import type { Passage } from '../services/carry.ts'
import { DoctorRegistration } from '../services/doctors/input.ts'
import type { RegisterDoctor } from '../services/doctors/register.ts'
import { createInputParser } from '../services/input.ts'
import { filled, readForm } from './form-fields.ts'
import { attempt, type FaultWords, failedForm, freshForm, statusOf } from './form-state.ts'
import type { InstitutionReader } from './institution-reader.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads } from './page-rules.ts'
import type { Reader } from './patient-reader.ts'

export interface InstitutionFormPagesDeps {
  readonly desk: PageDesk
  readonly reader: InstitutionReader
  readonly registerDoctor: RegisterDoctor
  readonly askAs: AskAs
}

const NEW_DOCTOR_FAULTS: FaultWords = {
  nombre: 'tooLong',
  apellido: 'tooLong',
  licencia_medica: 'tooLong',
  email: 'email',
  password: 'weakPassword',
  confirm_password: 'mismatch',
}

/** What an institution changes: it registers and deactivates its doctors (defects C5, C6, G4). */
export const institutionFormPages = ({ desk, reader, registerDoctor, askAs }: InstitutionFormPagesDeps) => {
  const parse = createInputParser(DoctorRegistration)

  const newDoctor = async (passage: Passage, returned: FormState | null, status = 200): Promise<Response> => {
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms: kept } = desk.resume(entered, passage, session)
    return desk.show(
      frame,
      InstitutionNewDoctor({
        frame,
        viewer,
        state: returned ?? kept[routes.institution.newDoctor] ?? freshForm(),
      }),
      status,
    )
  }

  const create = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const words = frame.t.institution.newDoctor
    const fields = await readForm(passage.request)
    const created = await attempt(() => registerDoctor(passage.request, session, parse(filled(fields))))
    if (created.done) {
      const name = `${fields['nombre']} ${fields['apellido']}`
      return desk.leave(routes.institution.doctors, { tone: 'good', text: words.created(name) })
    }
    const state = failedForm(frame, fields, created.failure, NEW_DOCTOR_FAULTS, { conflict: words.taken })
    return newDoctor(passage, state, statusOf(created.failure))
  }

  const ownDoctor = async (who: Reader, id: string): Promise<StaffDoctor> => {
    const doctor = (await reader.doctors(who)).find((each) => each.id === id)
    if (!doctor) throw new NotFound()
    return doctor
  }

  const confirm = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    const idempotencyKey = desk.idempotencyKey()
    return desk.showPanels(passage, frame, {
      arrivals: { doctor: ownDoctor(who, passage.params?.['id'] ?? '') },
      render: (frame, panels) => InstitutionDeactivateDoctor({ frame, viewer, ...panels, idempotencyKey }),
    })
  }

  const deactivate = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const who = { request: passage.request, session }
    const doctor = await ownDoctor(who, passage.params?.['id'] ?? '')
    contentOf(await askAs(who, 'doctors', { method: 'DELETE', target: `/api/v1/doctors/${doctor.id}` }))
    const name = fullName(doctor)
    return desk.leave(routes.institution.doctors, {
      tone: 'good',
      text: frame.t.institution.deactivate.done(name),
    })
  }

  const oneDoctor = { subject: { kind: 'doctor', param: 'id' }, service: 'doctors' } as const
  const template = `${routes.institution.doctors}/:id/deactivate`
  return new Elysia({ name: 'web/institution-form-pages' })
    .get(
      routes.institution.newDoctor,
      (passage: Passage) => newDoctor(passage, null),
      reads('Página: registrar un médico', { institution: 'any' }),
    )
    .post(
      routes.institution.newDoctor,
      create,
      posts('Formulario: registrar un médico', { institution: 'any' }, { action: 'C', service: 'doctors' }),
    )
    .get(template, confirm, reads('Página: desactivar un médico', { institution: 'affiliated' }, oneDoctor))
    .post(
      template,
      deactivate,
      posts('Formulario: desactivar un médico', { institution: 'affiliated' }, { ...oneDoctor, action: 'D' }),
    )
}
