import type { TSchema } from '@sinclair/typebox'
import { Elysia } from 'elysia'
import type { FormState, Frame } from '../../pages/frame.ts'
import { panelValue } from '../../pages/panel-value.ts'
import type { PatientProfile } from '../../pages/patient/model.ts'
import { PatientProfilePage } from '../../pages/patient/profile.tsx'
import { routes } from '../../pages/routes.ts'
import { contentOf } from '../services/answers.ts'
import type { AskAs } from '../services/ask-as.ts'
import type { Passage } from '../services/carry.ts'
import { createInputParser } from '../services/input.ts'
import { NewAddress, NewEmail, NewPhone, PersonalInfo } from '../services/patients/input.ts'
import { refuseBirthDate } from '../services/patients/register.ts'
import { type Fields, filled, readForm, toDateFields, withDate } from './form-fields.ts'
import { attempt, type FaultWords, failedForm, freshForm, statusOf } from './form-state.ts'
import type { PageDesk } from './page-desk.ts'
import { OWN_RECORD, posts, reads } from './page-rules.ts'
import { ownRecord, type PatientReader, type Reader } from './patient-reader.ts'

export interface PatientProfilePagesDeps {
  readonly desk: PageDesk
  readonly reader: PatientReader
  readonly askAs: AskAs
  /** Epoch ms. */
  readonly now: () => number
}

type FormName = 'personal' | 'email' | 'phone' | 'address'

/** One form of the profile page: where it goes, what it must hold, what to say when it worked. */
interface ProfileForm {
  readonly name: FormName
  readonly words: FaultWords
  readonly done: (frame: Frame) => string
  readonly work: (who: Reader, fields: Fields) => Promise<unknown>
}

const patientOnly = { patient: 'any' } as const

/** The patient's profile and its four forms; each comes back on the same page when something is wrong (defect G1). */
export const patientProfilePages = ({ desk, reader, askAs, now }: PatientProfilePagesDeps) => {
  const parsePersonal = createInputParser(PersonalInfo)

  const add = <Model extends TSchema>(model: Model, collection: string) => {
    const parse = createInputParser(model)
    return async (who: Reader, fields: Fields): Promise<unknown> =>
      contentOf(
        await askAs(who, 'patients', {
          method: 'POST',
          target: `${ownRecord(who.session)}/${collection}`,
          json: parse(filled(fields)),
        }),
      )
  }

  const savePersonal = async (who: Reader, fields: Fields): Promise<unknown> => {
    const info = parsePersonal(filled(withDate(fields, 'date_of_birth')))
    refuseBirthDate(info.date_of_birth, now())
    return contentOf(
      await askAs(who, 'patients', { method: 'PUT', target: ownRecord(who.session), json: info }),
    )
  }

  const personal: ProfileForm = {
    name: 'personal',
    words: { first_name: 'tooLong', last_name: 'tooLong', date_of_birth: 'date' },
    done: ({ t }) => t.patient.profile.personalSaved,
    work: savePersonal,
  }
  const email: ProfileForm = {
    name: 'email',
    words: { email_address: 'email', email_type: 'choose' },
    done: ({ t }) => t.patient.profile.emailAdded,
    work: add(NewEmail, 'emails'),
  }
  const phone: ProfileForm = {
    name: 'phone',
    words: { phone_number: 'phone', phone_type: 'choose' },
    done: ({ t }) => t.patient.profile.phoneAdded,
    work: add(NewPhone, 'phones'),
  }
  const address: ProfileForm = {
    name: 'address',
    words: { street_address: 'tooLong', postal_code: 'postalCode', city: 'tooLong', address_type: 'choose' },
    done: ({ t }) => t.patient.profile.addressAdded,
    work: add(NewAddress, 'addresses'),
  }

  const render = async (passage: Passage, returned: Partial<Record<FormName, FormState>>, status = 200) => {
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms: kept } = desk.resume(entered, passage, session)
    const formsOf = (known: PatientProfile | null) => ({
      personal: kept[routes.patient.personalInfo] ?? freshForm(known === null ? {} : toPersonalFields(known)),
      email: kept[routes.patient.emails] ?? freshForm(),
      phone: kept[routes.patient.phones] ?? freshForm(),
      address: kept[routes.patient.addresses] ?? freshForm(),
      ...returned,
    })
    return desk.showPanels(passage, frame, {
      arrivals: { profile: reader.profile({ request: passage.request, session }) },
      render: (frame, { profile }) =>
        PatientProfilePage({ frame, viewer, profile, forms: formsOf(panelValue(profile)) }),
      status,
    })
  }

  const submit =
    (form: ProfileForm) =>
    async (passage: Passage): Promise<Response> => {
      const { frame, session } = await desk.enter(passage)
      const fields = await readForm(passage.request)
      const saved = await attempt(() => form.work({ request: passage.request, session }, fields))
      if (saved.done) return desk.leave(routes.patient.profile, { tone: 'good', text: form.done(frame) })
      const state = failedForm(frame, fields, saved.failure, form.words, { conflict: frame.t.faults.taken })
      return render(passage, { [form.name]: state }, statusOf(saved.failure))
    }

  const posted = (summary: string) =>
    posts(summary, patientOnly, { service: 'patients', subject: OWN_RECORD })

  return new Elysia({ name: 'web/patient-profile-pages' })
    .get(
      routes.patient.profile,
      (passage: Passage) => render(passage, {}),
      reads('Página: perfil propio', patientOnly, { service: 'patients', subject: OWN_RECORD }),
    )
    .post(routes.patient.personalInfo, submit(personal), posted('Formulario: datos personales'))
    .post(routes.patient.emails, submit(email), posted('Formulario: agregar un correo'))
    .post(routes.patient.phones, submit(phone), posted('Formulario: agregar un teléfono'))
    .post(routes.patient.addresses, submit(address), posted('Formulario: agregar un domicilio'))
}

const toPersonalFields = (profile: PatientProfile): Fields => ({
  first_name: profile.firstName,
  last_name: profile.lastName,
  ...toDateFields('date_of_birth', profile.dateOfBirth),
})
