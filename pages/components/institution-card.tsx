import type { Children } from '@kitajs/html'
import type { Frame } from '../frame.ts'
import type { InstitutionCard as Institution, PostalAddress } from '../patient/model.ts'
import { serviceWord } from '../service-word.ts'
import { Detail, Details } from './details.tsx'
import { EmailLink, PhoneLink, WebsiteLink } from './reach.tsx'

/** How to reach an institution; `children` are more details of it. */
export const InstitutionDetails = ({
  frame,
  institution,
  children,
}: {
  frame: Frame
  institution: Institution
  children?: Children
}): JSX.Element => {
  const words = frame.t.patient.careTeam
  return (
    <Details>
      <Detail frame={frame} label={words.name} value={institution.name} />
      <Detail
        frame={frame}
        label={words.type}
        value={institution.type && serviceWord({}, institution.type)}
      />
      <EmailLink frame={frame} label={words.email} email={institution.email} />
      <PhoneLink frame={frame} label={words.phone} phone={institution.phone} />
      <WebsiteLink frame={frame} label={words.website} website={institution.website} />
      <Detail frame={frame} label={words.address} value={toAddressLine(institution.address)} />
      {children}
    </Details>
  )
}

/** One line, the parts that are known. */
const toAddressLine = (address: PostalAddress | null): string | null => {
  if (address === null) return null
  const { street, city, region, country, postalCode } = address
  const place = [postalCode, city].filter((part) => part !== null && part !== '').join(' ')
  const line = [street, place, region, country].filter((part) => part !== null && part !== '').join(', ')
  return line === '' ? null : line
}
