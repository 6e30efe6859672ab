import { LoadBars } from '../charts/load-bars.tsx'
import { Empty } from '../components/empty.tsx'
import { Figure, Figures } from '../components/figures.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { AffiliatedPatient, PatientStats, StaffDoctor } from './model.ts'
import { Months } from './months.tsx'

/** Rows a panel shows before it leads on to the whole list. */
export const DASHBOARD_ROWS = 5
const DASHBOARD_LOADS = 8

export interface InstitutionDashboardProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly doctors: Panel<readonly StaffDoctor[]>
  readonly patients: Panel<{ readonly stats: PatientStats; readonly recent: readonly AffiliatedPatient[] }>
}

export const InstitutionDashboard = ({
  frame,
  viewer,
  doctors,
  patients,
}: InstitutionDashboardProps): JSX.Element => {
  const words = frame.t.institution.dashboard
  const staff = panelValue(doctors)
  const stats = panelValue(patients)?.stats ?? null
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      answer={toAnswer(frame, staff, stats)}
      awaits={[doctors, patients]}
    >
      <Piece frame={frame} name="figures" awaits={[doctors, patients]}>
        <Numbers frame={frame} staff={staff} stats={stats} />
      </Piece>
      <div class="panels" part="panels">
        <Piece frame={frame} name="months" awaits={[patients]}>
          <PanelBox
            frame={frame}
            id="months"
            title={words.monthsTitle}
            panel={patients}
            size="wide"
            more={{ href: routes.institution.patients, label: words.seePatients }}
            render={(value) => <Months frame={frame} stats={value.stats} />}
          />
        </Piece>
        <Piece frame={frame} name="load" awaits={[doctors]}>
          <PanelBox
            frame={frame}
            id="load"
            title={words.loadTitle}
            panel={doctors}
            more={{ href: routes.institution.doctors, label: words.seeDoctors }}
            render={(value) => <Loads frame={frame} doctors={value} />}
          />
        </Piece>
        <Piece frame={frame} name="recent" awaits={[patients]}>
          <PanelBox
            frame={frame}
            id="recent"
            title={words.recentTitle}
            panel={patients}
            render={(value) => <Recent frame={frame} patients={value.recent} />}
          />
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const toAnswer = ({ t }: Frame, staff: readonly StaffDoctor[] | null, stats: PatientStats | null): string => {
  const words = t.institution.dashboard
  if (staff === null || stats === null) return words.partial
  const answer = words.answer(staff.filter((doctor) => doctor.isActive).length, stats.total)
  const unverified = stats.total - stats.verified
  return unverified === 0 ? answer : `${answer} ${words.unverified(unverified)}`
}

const Numbers = ({
  frame: { t, format },
  staff,
  stats,
}: {
  frame: Frame
  staff: readonly StaffDoctor[] | null
  stats: PatientStats | null
}): JSX.Element => {
  const words = t.institution.dashboard
  const shown = (value: number | undefined) => (value === undefined ? '–' : format.number(value))
  return (
    <Figures>
      <Figure label={words.doctors} value={shown(staff?.filter((doctor) => doctor.isActive).length)} />
      <Figure label={words.patients} value={shown(stats?.total)} />
      <Figure label={words.verified} value={shown(stats?.verified)} />
      <Figure label={words.newThisMonth} value={shown(stats?.newThisMonth)} />
    </Figures>
  )
}

const Loads = ({ frame, doctors }: { frame: Frame; doctors: readonly StaffDoctor[] }): JSX.Element => {
  const words = frame.t.institution.dashboard
  const sorted = doctors.toSorted((a, b) => b.activePatients - a.activePatients).slice(0, DASHBOARD_LOADS)
  const [first, second] = sorted
  if (first === undefined) return <Empty text={words.noDoctors} />
  const most = first.activePatients
  // Nobody is named for having most where others have as many.
  const isTied = most === 0 || second?.activePatients === most
  return (
    <LoadBars
      frame={frame}
      summary={isTied ? words.loadTied(most) : words.loadSummary(fullName(first), frame.format.number(most))}
      heads={[words.doctor, words.load]}
      loads={sorted.map((doctor) => ({
        label: fullName(doctor),
        count: doctor.activePatients,
      }))}
    />
  )
}

const Recent = ({
  frame,
  patients,
}: {
  frame: Frame
  patients: readonly AffiliatedPatient[]
}): JSX.Element => {
  const words = frame.t.institution.dashboard
  if (patients.length === 0) return <Empty text={words.noPatients} />
  return (
    <ul class="lines">
      {patients.slice(0, DASHBOARD_ROWS).map((patient) => (
        <li>
          <strong safe>{fullName(patient)}</strong>
          <span safe>{patient.doctor === null ? words.noDoctor : words.caredForBy(patient.doctor)}</span>
          <span>
            <Ago frame={frame} iso={patient.registeredAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
