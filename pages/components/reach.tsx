import type { Frame } from '../frame.ts'
import { NoValue } from './time.tsx'

interface ReachProps {
  readonly frame: Frame
  readonly label: string
}

/** Only what can stand in a `mailto:` link becomes one. */
const MAIL = /^[^\s<>"'?&/\\:]+@[^\s<>"'?&/\\:]+$/

export const EmailLink = ({ frame, label, email }: ReachProps & { email: string | null }): JSX.Element => (
  <div>
    <dt safe>{label}</dt>
    <dd>
      <Email frame={frame} email={email} />
    </dd>
  </div>
)

export const Email = ({ frame, email }: { frame: Frame; email: string | null }): JSX.Element => {
  if (email === null || email === '') return <NoValue frame={frame} />
  if (!MAIL.test(email)) return <span safe>{email}</span>
  return (
    <a class="reach" href={`mailto:${email}`} safe>
      {email}
    </a>
  )
}

export const PhoneLink = ({ frame, label, phone }: ReachProps & { phone: string | null }): JSX.Element => (
  <div>
    <dt safe>{label}</dt>
    <dd>
      <Phone frame={frame} phone={phone} />
    </dd>
  </div>
)

export const Phone = ({ frame, phone }: { frame: Frame; phone: string | null }): JSX.Element => {
  if (phone === null || phone === '') return <NoValue frame={frame} />
  return (
    <a class="reach" href={`tel:${phone.replace(/[^\d+]/g, '')}`} safe>
      {frame.format.phone(phone)}
    </a>
  )
}
