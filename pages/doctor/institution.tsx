import { Detail, Details } from '../components/details.tsx'
import { InstitutionDetails } from '../components/institution-card.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { DoctorInstitution } from './model.ts'

export interface DoctorInstitutionProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly doctorId: string
  readonly institution: Panel<DoctorInstitution>
}

export const DoctorInstitutionPage = ({
  frame,
  viewer,
  doctorId,
  institution,
}: DoctorInstitutionProps): JSX.Element => {
  const words = frame.t.doctor.institution
  const known = panelValue(institution)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[institution]}
      {...(known === null ? {} : { answer: words.answer(known.name) })}
    >
      <div class="panels" part="panels">
        <Piece frame={frame} name="institution" awaits={[institution]}>
          <PanelBox
            frame={frame}
            id="institution"
            title={words.panel}
            panel={institution}
            size="wide"
            render={(value) => (
              <InstitutionDetails frame={frame} institution={value}>
                <Detail frame={frame} label={words.license} value={value.licenseNumber} />
              </InstitutionDetails>
            )}
          />
        </Piece>
        <Piece frame={frame} name="registration" awaits={[institution]}>
          {institution.state === 'failed' ? (
            ''
          ) : (
            <PanelBox
              frame={frame}
              id="registration"
              title={words.registration}
              panel={institution}
              size="wide"
              render={({ id }) => (
                <>
                  <p safe>{words.registrationLead}</p>
                  <p>
                    <a href={routes.registerWith(id, doctorId)} safe>
                      {words.registrationLink}
                    </a>
                  </p>
                  <Details>
                    <Detail frame={frame} label={words.ownKey} value={doctorId} />
                  </Details>
                </>
              )}
            />
          )}
        </Piece>
      </div>
    </SignedInLayout>
  )
}
