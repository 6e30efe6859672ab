import { Detail, Details } from '../components/details.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { EmailLink, WebsiteLink } from '../components/reach.tsx'
import { Tag } from '../components/tag.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { InstitutionProfile } from './model.ts'

export interface InstitutionProfileProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly profile: Panel<InstitutionProfile>
}

export const InstitutionProfilePage = ({ frame, viewer, profile }: InstitutionProfileProps): JSX.Element => {
  const words = frame.t.institution.profile
  const known = panelValue(profile)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[profile]}
      {...(known === null ? {} : { answer: words.answer(known.name) })}
    >
      <div class="panels" part="panels">
        <Piece frame={frame} name="profile" awaits={[profile]}>
          <PanelBox
            frame={frame}
            id="profile"
            title={words.panel}
            panel={profile}
            size="wide"
            render={(value) => <Profile frame={frame} profile={value} />}
          />
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const Profile = ({ frame, profile }: { frame: Frame; profile: InstitutionProfile }): JSX.Element => {
  const { t } = frame
  const words = t.institution.profile
  return (
    <Details>
      <Detail frame={frame} label={t.patient.careTeam.name} value={profile.name} />
      <Detail frame={frame} label={t.patient.careTeam.type} value={typeWord(frame, profile.typeId)} />
      <Detail frame={frame} label={words.license} value={profile.licenseNumber} />
      <EmailLink frame={frame} label={t.patient.careTeam.email} email={profile.email} />
      <WebsiteLink frame={frame} label={t.patient.careTeam.website} website={profile.website} />
      <div>
        <dt safe>{words.state}</dt>
        <dd class="tags">
          {profile.isActive ? (
            <Tag tone="good" text={t.institution.doctors.active} />
          ) : (
            <Tag tone="quiet" text={t.institution.doctors.inactive} />
          )}
          {profile.isVerified ? (
            <Tag tone="good" text={t.institution.patients.verified} />
          ) : (
            <Tag tone="watch" text={t.institution.patients.unverified} />
          )}
        </dd>
      </div>
    </Details>
  )
}

const typeWord = ({ t }: Frame, typeId: number | null): string | null => {
  const words: Readonly<Record<number, string>> = t.institution.profile.types
  return typeId === null ? null : (words[typeId] ?? null)
}
