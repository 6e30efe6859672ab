import { Elysia } from 'elysia'
import { Landing } from '../../pages/public/landing.tsx'
import { Register } from '../../pages/public/register.tsx'
import { routes } from '../../pages/routes.ts'
import { parseReturnTo } from '../http/return-to.ts'
import { ruled } from '../plugins/rule.ts'
import type { ContactMessages } from '../records/contact-messages.ts'
import type { Passage } from '../services/carry.ts'
import { createInputParser } from '../services/input.ts'
import type { InstitutionDirectory, InstitutionNames } from '../services/institutions/directory.ts'
import { Registration } from '../services/patients/input.ts'
import type { RegisterPatient } from '../services/patients/register.ts'
import { isUuid } from '../services/uuid.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { Contact } from './api/contact-model.ts'
import { type Fields, filled, readForm, withDate } from './form-fields.ts'
import { attempt, type FaultWords, failedForm, freshForm, madeBy, statusOf } from './form-state.ts'
import { isLocale, localeCookie } from './locale.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads, SHOWN_PATIENTS } from './page-rules.ts'
import { seeOther } from './see-other.ts'

export interface VisitorPagesDeps {
  readonly desk: PageDesk
  readonly contactMessages: Pick<ContactMessages, 'add'>
  readonly registerPatient: RegisterPatient
  readonly institutionDirectory: InstitutionDirectory
  readonly cookieSecure: boolean
  /** Epoch ms. */
  readonly now: () => number
}

const CONTACT_FAULTS: FaultWords = { name: 'tooLong', email: 'email', phone: 'phone', message: 'tooLong' }

const REGISTER_FAULTS: FaultWords = {
  first_name: 'tooLong',
  last_name: 'tooLong',
  date_of_birth: 'date',
  doctor_id: 'key',
  email: 'email',
  password: 'weakPassword',
  confirm_password: 'mismatch',
}

/** Landing, contact, registration and language: pages anybody may see. */
export const visitorPages = ({
  desk,
  contactMessages,
  registerPatient,
  institutionDirectory,
  cookieSecure,
  now,
}: VisitorPagesDeps) => {
  const parseContact = createInputParser(Contact)
  const parseRegistration = createInputParser(Registration)

  const landing = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    return desk.show(frame, Landing({ frame, contact: freshForm() }))
  }

  const contact = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    const fields = await readForm(passage.request)
    const sent = await attempt(async () => {
      const { name, email, phone, message } = parseContact(filled(fields))
      await contactMessages.add({
        id: madeBy(fields),
        name,
        email,
        phone: phone ?? null,
        message,
        receivedAt: now(),
      })
    })
    if (sent.done) return desk.leave(routes.home, { tone: 'good', text: frame.t.visitor.contact.sent })
    const state = failedForm(frame, fields, sent.failure, CONTACT_FAULTS)
    return desk.show(frame, Landing({ frame, contact: state }), statusOf(sent.failure))
  }

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

  const language = async ({ request }: Passage): Promise<Response> => {
    const fields = await readForm(request)
    const target = parseReturnTo(fields['return-to']) ?? routes.home
    return isLocale(fields['locale'])
      ? seeOther(target, [localeCookie(fields['locale'], cookieSecure)])
      : seeOther(target)
  }

  return new Elysia({ name: 'web/visitor-pages' })
    .get(routes.home, landing, ruled(reads('Página de inicio', 'public')))
    .post(routes.contact, contact, {
      ...ruled(posts('Formulario de contacto', 'public', { action: 'C', limit: 'contact' })),
      parse: 'none',
    })
    .get(routes.register, register, ruled(reads('Formulario de registro', 'public')))
    .post(routes.register, submitRegistration, {
      ...ruled(
        posts('Crear una cuenta de paciente', 'public', {
          subject: SHOWN_PATIENTS,
          action: 'C',
          limit: 'register',
        }),
      ),
      parse: 'none',
    })
    .post(routes.language, language, { ...ruled(posts('Elegir el idioma', 'public')), parse: 'none' })
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
