import { Elysia } from 'elysia'
import { Register } from '../../pages/public/register.tsx'
import { routes } from '../../pages/routes.ts'
import type { Passage } from '../services/carry.ts'
import { createInputParser } from '../services/input.ts'
import type { InstitutionDirectory, InstitutionNames } from '../services/institutions/directory.ts'
import { Registration } from '../services/patients/input.ts'
import type { RegisterPatient } from '../services/patients/register.ts'
import { isUuid } from '../services/uuid.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { type Fields, filled, readForm, withDate } from './form-fields.ts'
import { attempt, type FaultWords, failedForm, freshForm, statusOf } from './form-state.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads, SHOWN_PATIENTS } from './page-rules.ts'

export interface RegistrationPagesDeps {
  readonly desk: PageDesk
  readonly registerPatient: RegisterPatient
  readonly institutionDirectory: InstitutionDirectory
}

const REGISTER_FAULTS: FaultWords = {
  first_name: 'tooLong',
  last_name: 'tooLong',
  date_of_birth: 'date',
  doctor_id: 'key',
  email: 'email',
  password: 'weakPassword',
  confirm_password: 'mismatch',
}

/** Where a patient makes an account. */
export const registrationPages = ({ desk, registerPatient, institutionDirectory }: RegistrationPagesDeps) => {
  const parseRegistration = createInputParser(Registration)

  const register = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    const exchange = exchangeOf(passage.request)
    const directory = await institutionDirectory(exchange)
    const state = freshForm(invitedTo(exchange.search, directory))
    return desk.show(frame, Register({ frame, state, institutions: directory?.names ?? null }))
  }

  const submitRegistration = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    const fields = withDate(await readForm(passage.request), 'date_of_birth')
    const directory = () => institutionDirectory(exchangeOf(passage.request))
    const registered = await attempt(async () => {
      const named = await withInstitutionId(fields, directory)
      return registerPatient(passage.request, parseRegistration(filled(named)))
    })
    if (registered.done)
      return desk.leave(routes.login, { tone: 'good', text: frame.t.visitor.register.done })
    const institutions = (await directory())?.names ?? null
    const words: FaultWords = { ...REGISTER_FAULTS, institution_id: institutions ? 'institution' : 'key' }
    const state = failedForm(frame, fields, registered.failure, words, {
      conflict: frame.t.visitor.register.duplicate,
    })
    return desk.show(frame, Register({ frame, state, institutions }), statusOf(registered.failure))
  }

  return new Elysia({ name: 'web/registration-pages' })
    .get(routes.register, register, reads('Formulario de registro', 'public'))
    .post(
      routes.register,
      submitRegistration,
      posts('Crear una cuenta de paciente', 'public', {
        subject: SHOWN_PATIENTS,
        action: 'C',
        limit: 'register',
      }),
    )
}

/** The fields that a registration link fills in (`routes.registerWith`). */
const invitedTo = (search: string, directory: InstitutionNames | null): Fields => {
  const query = new URLSearchParams(search)
  const idOf = (name: string): string => {
    const value = query.get(name) ?? ''
    return isUuid(value) ? value : ''
  }
  const institution = idOf('institution')
  return { institution_id: directory?.nameOf(institution) ?? institution, doctor_id: idOf('doctor') }
}

/** What was typed for the institution is its name or its key; a name that nobody knows is left for the model to refuse. */
const withInstitutionId = async (
  fields: Fields,
  directory: () => Promise<InstitutionNames | null>,
): Promise<Fields> => {
  const typed = fields['institution_id'] ?? ''
  if (typed === '' || isUuid(typed)) return fields
  return { ...fields, institution_id: (await directory())?.idOf(typed) ?? typed }
}
