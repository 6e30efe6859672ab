import { Empty } from '../components/empty.tsx'
import { Email, Phone } from '../components/reach.tsx'
import { Tag } from '../components/tag.tsx'
import type { Frame } from '../frame.ts'
import { kindWord } from './contact-kinds.ts'
import type { Contact } from './model.ts'
import { Verified } from './verified.tsx'

/** E-mail addresses or phones, with what is known of each. */
export const Contacts = ({
  frame,
  contacts,
  empty,
  kind,
}: {
  frame: Frame
  contacts: readonly Contact[]
  empty: string
  kind: 'email' | 'phone'
}): JSX.Element => {
  if (contacts.length === 0) return <Empty text={empty} />
  return (
    <ul class="lines">
      {contacts.map((contact) => (
        <li>
          <span>
            {kind === 'email' ? (
              <Email frame={frame} email={contact.value} />
            ) : (
              <Phone frame={frame} phone={contact.value} />
            )}
          </span>
          <span safe>{kindWord(frame, contact.kind)}</span>
          <span class="tags">
            {contact.isPrimary ? <Tag tone="quiet" text={frame.t.patient.profile.primary} /> : ''}
            <Verified frame={frame} isVerified={contact.isVerified} />
          </span>
        </li>
      ))}
    </ul>
  )
}
