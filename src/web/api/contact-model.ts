import { t } from 'elysia'
import { EmailAddress } from '../../services/account-fields.ts'

/** Body of `POST /api/web/contact` and of the contact form. */
export const Contact = t.Object(
  {
    name: t.String({ minLength: 1, maxLength: 120 }),
    email: EmailAddress,
    message: t.String({ minLength: 1, maxLength: 5_000 }),
    phone: t.Optional(t.String({ maxLength: 30 })),
    /** Sent by the original form; the gateway's own clock counts. */
    timestamp: t.Optional(t.Unknown()),
  },
  { title: 'Contact' },
)

export const ReceivedContact = t.Object(
  { message_id: t.String(), status: t.Literal('received'), estimated_response: t.String() },
  { title: 'ReceivedContact' },
)
