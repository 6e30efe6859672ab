import { Elysia } from 'elysia'
import { Landing } from '../../pages/public/landing.tsx'
import { routes } from '../../pages/routes.ts'
import { parseReturnTo } from '../http/return-to.ts'
import type { ContactMessages } from '../records/contact-messages.ts'
import type { Passage } from '../services/carry.ts'
import { createInputParser } from '../services/input.ts'
import { Contact } from './api/contact-model.ts'
import { filled, readForm } from './form-fields.ts'
import { attempt, type FaultWords, failedForm, freshForm, madeBy, statusOf } from './form-state.ts'
import { isLocale, localeCookie } from './locale.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads } from './page-rules.ts'
import { seeOther } from './see-other.ts'

export interface VisitorPagesDeps {
  readonly desk: PageDesk
  readonly contactMessages: Pick<ContactMessages, 'add'>
  readonly cookieSecure: boolean
  /** Epoch ms. */
  readonly now: () => number
}

const CONTACT_FAULTS: FaultWords = { name: 'tooLong', email: 'email', phone: 'phone', message: 'tooLong' }

/** Landing, contact and language: pages anybody may see. */
export const visitorPages = ({ desk, contactMessages, cookieSecure, now }: VisitorPagesDeps) => {
  const parseContact = createInputParser(Contact)

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

  const language = async ({ request }: Passage): Promise<Response> => {
    const fields = await readForm(request)
    const target = parseReturnTo(fields['return-to']) ?? routes.home
    return isLocale(fields['locale'])
      ? seeOther(target, [localeCookie(fields['locale'], cookieSecure)])
      : seeOther(target)
  }

  return new Elysia({ name: 'web/visitor-pages' })
    .get(routes.home, landing, reads('Página de inicio', 'public'))
    .post(
      routes.contact,
      contact,
      posts('Formulario de contacto', 'public', { action: 'C', limit: 'contact' }),
    )
    .post(routes.language, language, posts('Elegir el idioma', 'public'))
}
