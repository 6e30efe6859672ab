import { Detail, Details } from '../components/details.tsx'
import { InstitutionDetails } from '../components/institution-card.tsx'
import { PanelBox } from '../components/panel.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { DoctorInstitution } from './model.ts'

export interface DoctorInstitutionProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly institution: Panel<DoctorInstitution>
}

export const DoctorInstitutionPage = ({
  frame,
  viewer,
  institution,
}: DoctorInstitutionProps): JSX.Element => {
  const words = frame.t.doctor.institution
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      scripts={['refresh']}
      {...(institution.state === 'failed' ? {} : { answer: words.answer(institution.value.name) })}
    >
      <div class="panels">
        <PanelBox
          frame={frame}
          id="institution"
          title={words.panel}
          panel={institution}
          size="wide"
          render={(value) => (
            <>
              <InstitutionDetails frame={frame} institution={value} />
              <Details>
                <Detail frame={frame} label={words.license} value={value.licenseNumber} />
              </Details>
            </>
          )}
        />
      </div>
    </SignedInLayout>
  )
}
