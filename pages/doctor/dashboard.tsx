import { Detail, Details } from '../components/details.tsx'
import { Empty } from '../components/empty.tsx'
import { ArrivingFigures, Figure, Figures } from '../components/figures.tsx'
import { InstitutionDetails } from '../components/institution-card.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { DoctorInstitution, DoctorProfile, OwnPatient, Practice } from './model.ts'

/** Patients a dashboard shows before it leads on to the whole list. */
export const DASHBOARD_PATIENTS = 6

export interface DoctorDashboardProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly practice: Panel<Practice>
  readonly patients: Panel<readonly OwnPatient[]>
  readonly institution: Panel<DoctorInstitution>
  readonly profile: Panel<DoctorProfile>
}

export const DoctorDashboard = (props: DoctorDashboardProps): JSX.Element => {
  const { frame, viewer, practice, patients, institution, profile } = props
  const words = frame.t.doctor.dashboard
  const known = panelValue(practice)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[practice]}
      answer={
        known === null ? words.partial : words.answer(known.patients, known.appointments, known.reviews)
      }
    >
      <Piece frame={frame} name="figures" awaits={[practice]}>
        {practice.state === 'arriving' ? (
          <ArrivingFigures labels={[words.patients, words.appointments, words.reviews]} />
        ) : (
          ''
        )}
        {known === null ? (
          ''
        ) : (
          <Figures>
            <Figure label={words.patients} value={frame.format.number(known.patients)} />
            <Figure label={words.appointments} value={frame.format.number(known.appointments)} />
            <Figure label={words.reviews} value={frame.format.number(known.reviews)} />
          </Figures>
        )}
      </Piece>
      <div class="panels" part="panels">
        <Piece frame={frame} name="patients" awaits={[patients]}>
          <PanelBox
            frame={frame}
            id="patients"
            title={words.patientsTitle}
            panel={patients}
            size="wide"
            more={{ href: routes.doctor.patients, label: words.seePatients }}
            render={(value) => <FirstPatients frame={frame} patients={value} />}
          />
        </Piece>
        <Piece frame={frame} name="profile" awaits={[profile]}>
          <PanelBox
            frame={frame}
            id="profile"
            title={words.profileTitle}
            panel={profile}
            more={{ href: routes.doctor.profile, label: words.seeProfile }}
            render={(value) => <ProfileDetails frame={frame} profile={value} />}
          />
        </Piece>
        <Piece frame={frame} name="institution" awaits={[institution]}>
          <PanelBox
            frame={frame}
            id="institution"
            title={words.institutionTitle}
            panel={institution}
            more={{ href: routes.doctor.institution, label: words.seeInstitution }}
            render={(value) => <InstitutionDetails frame={frame} institution={value} />}
          />
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const FirstPatients = ({
  frame,
  patients,
}: {
  frame: Frame
  patients: readonly OwnPatient[]
}): JSX.Element => {
  if (patients.length === 0) return <Empty text={frame.t.doctor.patients.empty} />
  return (
    <ul class="lines lines-links">
      {patients.slice(0, DASHBOARD_PATIENTS).map((patient) => (
        <li>
          <a href={routes.doctor.patient(patient.id)} safe>
            {fullName(patient)}
          </a>
          <span safe>
            {frame.t.doctor.record.years(frame.format.number(frame.format.age(patient.dateOfBirth)))}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const ProfileDetails = ({ frame, profile }: { frame: Frame; profile: DoctorProfile }): JSX.Element => {
  const words = frame.t.doctor.profile
  return (
    <Details>
      <Detail frame={frame} label={words.name} value={fullName(profile)} />
      <Detail frame={frame} label={words.specialty} value={profile.specialty} />
      <Detail
        frame={frame}
        label={words.years}
        value={profile.yearsExperience === null ? null : frame.format.number(profile.yearsExperience)}
      />
      <Detail
        frame={frame}
        label={words.fee}
        value={profile.consultationFee === null ? null : frame.format.money(profile.consultationFee)}
      />
    </Details>
  )
}
