import { Detail, Details } from '../components/details.tsx'
import { InstitutionDetails } from '../components/institution-card.tsx'
import { AbsentPanel, PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { EmailLink, PhoneLink } from '../components/reach.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { panelValue } from '../panel-value.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { CareTeam } from './model.ts'

export interface PatientCareTeamProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly careTeam: Panel<CareTeam>
}

export const PatientCareTeam = ({ frame, viewer, careTeam }: PatientCareTeamProps): JSX.Element => {
  const words = frame.t.patient.careTeam
  const known = panelValue(careTeam)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[careTeam]}
      {...(known === null
        ? {}
        : {
            answer: words.answer(
              fullName(known.doctor),
              known.doctor.specialty ?? '',
              known.institution.name,
            ),
          })}
    >
      <div class="panels" part="panels">
        <Piece frame={frame} name="care-team" awaits={[careTeam]}>
          {careTeam.state === 'failed' ? (
            <AbsentPanel frame={frame} id="care-team" title={words.doctor} panel={careTeam} />
          ) : (
            <>
              <PanelBox
                frame={frame}
                id="doctor"
                title={words.doctor}
                panel={careTeam}
                render={(value) => <Doctor frame={frame} doctor={value.doctor} />}
              />
              <PanelBox
                frame={frame}
                id="institution"
                title={words.institution}
                panel={careTeam}
                render={(value) => <InstitutionDetails frame={frame} institution={value.institution} />}
              />
            </>
          )}
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const Doctor = ({ frame, doctor }: { frame: Frame; doctor: CareTeam['doctor'] }): JSX.Element => {
  const words = frame.t.patient.careTeam
  return (
    <Details>
      <Detail frame={frame} label={words.name} value={fullName(doctor)} />
      <Detail frame={frame} label={words.specialty} value={doctor.specialty} />
      <Detail
        frame={frame}
        label={words.experience}
        value={doctor.yearsExperience === null ? null : words.years(doctor.yearsExperience)}
      />
      <EmailLink frame={frame} label={words.email} email={doctor.email} />
      <PhoneLink frame={frame} label={words.phone} phone={doctor.phone} />
    </Details>
  )
}
