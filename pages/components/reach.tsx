import type { Frame } from '../frame.ts'
import { safeUrl } from '../safe-url.ts'
import { Term } from './details.tsx'
import { NoValue } from './time.tsx'

interface ReachProps {
  readonly frame: Frame
  readonly label: string
}

/** Only what can stand in a `mailto:` link becomes one. */
const MAIL = /^[^\s<>"'?&/\\:]+@[^\s<>"'?&/\\:]+$/

/** Where an address may go on in the next line: before its @, and before the dots behind it. */
const BREAKS = /(?=@)|(?<=@.*)(?=\.)/

export const EmailLink = ({ frame, label, email }: ReachProps & { email: string | null }): JSX.Element => (
  <Term label={label}>
    <Email frame={frame} email={email} />
  </Term>
)

export const Email = ({ frame, email }: { frame: Frame; email: string | null }): JSX.Element => {
  if (email === null || email === '') return <NoValue frame={frame} />
  if (!MAIL.test(email)) return <span safe>{email}</span>
  return (
    <a class="reach" href={`mailto:${email}`}>
      <BreakableAddress address={email} />
    </a>
  )
}

/** An address that goes on in the next line where a reader expects it, with nothing more to copy; any other text stays whole. */
export const BreakableAddress = ({ address }: { address: string }): JSX.Element => (
  <>
    {(MAIL.test(address) ? address.split(BREAKS) : [address]).map((piece, position) => (
      <>
        {position === 0 ? '' : <wbr />}
        <span safe>{piece}</span>
      </>
    ))}
  </>
)

export const PhoneLink = ({ frame, label, phone }: ReachProps & { phone: string | null }): JSX.Element => (
  <Term label={label}>
    <Phone frame={frame} phone={phone} />
  </Term>
)

export const Phone = ({ frame, phone }: { frame: Frame; phone: string | null }): JSX.Element => {
  if (phone === null || phone === '') return <NoValue frame={frame} />
  return (
    <a class="reach" href={`tel:${phone.replace(/[^\d+]/g, '')}`} safe>
      {frame.format.phone(phone)}
    </a>
  )
}

/** Only an address that is safe to follow becomes a link. */
export const WebsiteLink = ({
  frame,
  label,
  website,
}: ReachProps & { website: string | null }): JSX.Element => {
  const address = website === null ? null : safeUrl(website)
  return (
    <Term label={label}>
      {address === null ? (
        <NoValue frame={frame} />
      ) : (
        <a class="reach" href={address} rel="noopener noreferrer" safe>
          {new URL(address).host}
        </a>
      )}
    </Term>
  )
}
