import type { TSchema } from '@sinclair/typebox'
import { Elysia, t } from 'elysia'
import { type RouteRule, ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { contentOf } from '../../services/answers.ts'
import type { AskAs } from '../../services/ask-as.ts'
import type { Passage } from '../../services/carry.ts'
import { createInputParser } from '../../services/input.ts'
import { readJson } from '../../services/json-content.ts'
import { NewAddress, NewEmail, NewPhone, PersonalInfo } from '../../services/patients/input.ts'
import {
  Address,
  CareTeam,
  Email,
  MedicalRecord,
  Patient,
  PatientDashboard,
  PatientProfile,
  Phone,
} from '../../services/patients/model.ts'
import { refuseBirthDate } from '../../services/patients/register.ts'
import { ownRecord } from '../patient-reader.ts'
import { enveloped, envelopedCreation, succeed } from './envelope.ts'
import { createShow } from './show.ts'

export interface PatientApiDeps {
  readonly askAs: AskAs
  /** Epoch ms. */
  readonly now: () => number
}

const own = (summary: string, action: 'R' | 'U'): RouteRule => ({
  summary,
  service: 'patients',
  subject: { kind: 'patient', of: 'session' },
  action,
  access: { patient: 'any' },
})

const rules = {
  dashboard: own('Resumen de salud propio', 'R'),
  medicalRecord: own('Expediente propio', 'R'),
  careTeam: own('Equipo médico propio', 'R'),
  profile: own('Perfil propio', 'R'),
  personalInfo: own('Cambiar los datos personales propios', 'U'),
  addEmail: own('Agregar un correo propio', 'U'),
  addPhone: own('Agregar un teléfono propio', 'U'),
  addAddress: own('Agregar un domicilio propio', 'U'),
}

/** `/api/web/patient`: a patient's own record (contract section 7, defect C8). */
export const patientApi = ({ askAs, now }: PatientApiDeps) => {
  const show = createShow(askAs, 'patients')
  const parsePersonalInfo = createInputParser(PersonalInfo)

  const updatePersonalInfo = async ({ request, session: maybeSession }: Passage): Promise<Response> => {
    const session = signedIn(maybeSession)
    const info = parsePersonalInfo(await readJson(request))
    refuseBirthDate(info.date_of_birth, now())
    const answer = await askAs({ request, session }, 'patients', {
      method: 'PUT',
      target: ownRecord(session),
      json: info,
    })
    return succeed('Tus datos quedaron guardados.', contentOf(answer))
  }

  const add = <T extends TSchema>(model: T, collection: string, message: string) => {
    const parse = createInputParser(model)
    return async ({ request, session: maybeSession }: Passage): Promise<Response> => {
      const session = signedIn(maybeSession)
      const answer = await askAs({ request, session }, 'patients', {
        method: 'POST',
        target: `${ownRecord(session)}/${collection}`,
        json: parse(await readJson(request)),
      })
      return succeed(message, contentOf(answer), { status: 201 })
    }
  }

  return new Elysia({ name: 'web/api/patient', prefix: '/api/web/patient' })
    .get(
      '/dashboard',
      show('Resumen de salud.', (session) => `${ownRecord(session)}/dashboard`),
      {
        ...ruled(rules.dashboard),
        response: enveloped(PatientDashboard),
      },
    )
    .get(
      '/medical-record',
      show('Expediente.', (session) => `${ownRecord(session)}/medical-record`),
      {
        ...ruled(rules.medicalRecord),
        response: enveloped(MedicalRecord),
      },
    )
    .get(
      '/care-team',
      show('Equipo médico.', (session) => `${ownRecord(session)}/care-team`),
      {
        ...ruled(rules.careTeam),
        response: enveloped(CareTeam),
      },
    )
    .get(
      '/profile',
      show('Perfil.', (session) => `${ownRecord(session)}/profile`),
      {
        ...ruled(rules.profile),
        response: enveloped(PatientProfile),
      },
    )
    .put('/personal-info', updatePersonalInfo, {
      ...ruled(rules.personalInfo),
      parse: 'none',
      body: t.Optional(PersonalInfo),
      response: enveloped(Patient),
    })
    .post('/emails', add(NewEmail, 'emails', 'Correo agregado.'), {
      ...ruled(rules.addEmail),
      parse: 'none',
      body: t.Optional(NewEmail),
      response: envelopedCreation(Email),
    })
    .post('/phones', add(NewPhone, 'phones', 'Teléfono agregado.'), {
      ...ruled(rules.addPhone),
      parse: 'none',
      body: t.Optional(NewPhone),
      response: envelopedCreation(Phone),
    })
    .post('/addresses', add(NewAddress, 'addresses', 'Domicilio agregado.'), {
      ...ruled(rules.addAddress),
      parse: 'none',
      body: t.Optional(NewAddress),
      response: envelopedCreation(Address),
    })
}
