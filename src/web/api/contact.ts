import { randomUUID } from 'node:crypto'
import { Elysia, t } from 'elysia'
import { ruled } from '../../plugins/rule.ts'
import type { ContactMessages } from '../../records/contact-messages.ts'
import type { Passage } from '../../services/carry.ts'
import { createInputParser } from '../../services/input.ts'
import { readJson } from '../../services/json-content.ts'
import { Contact, ReceivedContact } from './contact-model.ts'
import { enveloped, succeed } from './envelope.ts'

export interface ContactApiDeps {
  readonly contactMessages: Pick<ContactMessages, 'add'>
  /** Epoch ms. */
  readonly now: () => number
}

const rule = {
  summary: 'Enviar un mensaje de contacto',
  action: 'C',
  access: 'public',
  limit: 'contact',
} as const

/** `POST /api/web/contact`: keeps the message, which the original only logged. */
export const contactApi = ({ contactMessages, now }: ContactApiDeps) => {
  const parse = createInputParser(Contact)

  const receive = async ({ request }: Passage): Promise<Response> => {
    const { name, email, phone, message } = parse(await readJson(request))
    const id = randomUUID()
    await contactMessages.add({ id, name, email, phone: phone || null, message, receivedAt: now() })
    return succeed('Recibimos tu mensaje.', {
      message_id: `contact_${id}`,
      status: 'received',
      estimated_response: '24 horas',
    })
  }

  return new Elysia({ name: 'web/api/contact', prefix: '/api/web' }).post('/contact', receive, {
    ...ruled(rule),
    parse: 'none',
    body: t.Optional(Contact),
    response: enveloped(ReceivedContact),
  })
}
