import { Email, Phone } from '../components/reach.tsx'
import { SearchedList } from '../components/searched-list.tsx'
import { Table } from '../components/table.tsx'
import { Text } from '../components/text.tsx'
import { Day } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { type Listing, type Slice, sortBy } from '../listing.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { OwnPatient } from './model.ts'

export interface DoctorPatientsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly listing: Listing
  readonly patients: Panel<Slice<OwnPatient> & { readonly all: number }>
}

export const DoctorPatients = ({ frame, viewer, listing, patients }: DoctorPatientsProps): JSX.Element => {
  const words = frame.t.doctor.patients
  const path = routes.doctor.patients
  const known = panelValue(patients)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[patients]}
      {...(known === null ? {} : { answer: words.answer(known.all) })}
    >
      <SearchedList
        frame={frame}
        id="patients"
        words={words}
        path={path}
        listing={listing}
        panel={patients}
        render={(rows) => <PatientTable frame={frame} listing={listing} patients={rows} />}
      />
    </SignedInLayout>
  )
}

const PatientTable = ({
  frame,
  listing,
  patients,
}: {
  frame: Frame
  listing: Listing
  patients: readonly OwnPatient[]
}): JSX.Element => {
  const words = frame.t.doctor.patients
  const path = routes.doctor.patients
  return (
    <Table
      frame={frame}
      caption={words.caption}
      rows={patients}
      columns={[
        {
          label: words.name,
          sort: sortBy(path, listing, 'name'),
          cell: (patient) => (
            <a class="row-link" href={routes.doctor.patient(patient.id)} safe>
              {fullName(patient)}
            </a>
          ),
        },
        {
          label: words.age,
          numeric: true,
          sort: sortBy(path, listing, 'age'),
          cell: (patient) => <Text text={frame.format.number(frame.format.age(patient.dateOfBirth))} />,
        },
        { label: words.born, cell: (patient) => <Day frame={frame} iso={patient.dateOfBirth} /> },
        { label: words.email, cell: (patient) => <Email frame={frame} email={patient.email} /> },
        { label: words.phone, cell: (patient) => <Phone frame={frame} phone={patient.phone} /> },
      ]}
    />
  )
}
