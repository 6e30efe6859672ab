import { ArrivingFigures, Figure, Figures } from '../components/figures.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { Email } from '../components/reach.tsx'
import { SearchedList } from '../components/searched-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { Text } from '../components/text.tsx'
import { Day } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { type Listing, type Slice, sortBy } from '../listing.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { AffiliatedPatient, PatientStats } from './model.ts'
import { Months } from './months.tsx'

export interface InstitutionPatientsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly listing: Listing
  readonly patients: Panel<Slice<AffiliatedPatient> & { readonly stats: PatientStats }>
}

export const InstitutionPatients = ({
  frame,
  viewer,
  listing,
  patients,
}: InstitutionPatientsProps): JSX.Element => {
  const words = frame.t.institution.patients
  const path = routes.institution.patients
  const stats = panelValue(patients)?.stats ?? null
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[patients]}
      {...(stats === null ? {} : { answer: words.answer(stats.total, stats.verified) })}
    >
      <Piece frame={frame} name="figures" awaits={[patients]}>
        {patients.state === 'arriving' ? (
          <ArrivingFigures
            labels={[words.total, words.verified, words.newThisMonth, words.averageAge]}
            note={frame.t.shell.arriving}
          />
        ) : (
          ''
        )}
        {stats === null ? '' : <Numbers frame={frame} stats={stats} />}
      </Piece>
      <SearchedList
        frame={frame}
        id="patients"
        words={words}
        path={path}
        listing={listing}
        panel={patients}
        render={(rows) => <PatientTable frame={frame} listing={listing} patients={rows} />}
      >
        <Piece frame={frame} name="months" awaits={[patients]}>
          {/* Below a list nobody knows the length of: it comes with it, and is not pushed away. */}
          {patients.state === 'arriving' ? (
            ''
          ) : (
            <PanelBox
              frame={frame}
              id="months"
              title={frame.t.institution.dashboard.monthsTitle}
              panel={patients}
              size="wide"
              render={(value) => <Months frame={frame} stats={value.stats} />}
            />
          )}
        </Piece>
      </SearchedList>
    </SignedInLayout>
  )
}

const Numbers = ({ frame, stats }: { frame: Frame; stats: PatientStats }): JSX.Element => {
  const { t, format } = frame
  const words = t.institution.patients
  return (
    <Figures>
      <Figure label={words.total} value={format.number(stats.total)} />
      <Figure
        label={t.institution.dashboard.verified}
        value={format.number(stats.verified)}
        {...(stats.total === 0 ? {} : { note: format.percent(stats.verified / stats.total) })}
      />
      <Figure label={words.newThisMonth} value={format.number(stats.newThisMonth)} />
      <Figure
        label={words.averageAge}
        {...(stats.averageAge === null
          ? { value: '–' }
          : { value: format.number(stats.averageAge), unit: words.years })}
      />
    </Figures>
  )
}

const PatientTable = ({
  frame,
  listing,
  patients,
}: {
  frame: Frame
  listing: Listing
  patients: readonly AffiliatedPatient[]
}): JSX.Element => {
  const words = frame.t.institution.patients
  const path = routes.institution.patients
  return (
    <Table
      frame={frame}
      caption={words.caption}
      rows={patients}
      columns={[
        {
          label: words.name,
          sort: sortBy(path, listing, 'name'),
          cell: (patient) => <strong safe>{fullName(patient)}</strong>,
        },
        {
          label: words.age,
          numeric: true,
          sort: sortBy(path, listing, 'age'),
          cell: (patient) => <Text text={frame.format.number(frame.format.age(patient.dateOfBirth))} />,
        },
        { label: words.email, cell: (patient) => <Email frame={frame} email={patient.email} /> },
        {
          label: words.doctor,
          sort: sortBy(path, listing, 'doctor'),
          cell: (patient) => <Text text={patient.doctor ?? frame.t.shell.noValue} />,
        },
        {
          label: words.registered,
          sort: sortBy(path, listing, 'registered'),
          cell: (patient) => <Day frame={frame} iso={patient.registeredAt} />,
        },
        {
          label: words.state,
          cell: (patient) =>
            patient.isVerified ? (
              <Tag tone="good" text={words.verified} />
            ) : (
              <Tag tone="watch" text={words.unverified} />
            ),
        },
      ]}
    />
  )
}
