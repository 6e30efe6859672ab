import { Nothing } from '../components/nothing.tsx'
import { Piece } from '../components/piece.tsx'
import { Email } from '../components/reach.tsx'
import { SearchedList } from '../components/searched-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { Text } from '../components/text.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { type Listing, type Slice, sortBy } from '../listing.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { StaffDoctor } from './model.ts'

export interface InstitutionDoctorsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly listing: Listing
  readonly institutionId: string
  readonly doctors: Panel<Slice<StaffDoctor> & { readonly all: number }>
}

export const InstitutionDoctors = ({
  frame,
  viewer,
  listing,
  institutionId,
  doctors,
}: InstitutionDoctorsProps): JSX.Element => {
  const words = frame.t.institution.doctors
  const path = routes.institution.doctors
  const known = panelValue(doctors)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[doctors]}
      {...(known === null ? {} : { answer: words.answer(known.all) })}
    >
      <Piece frame={frame} name="actions" awaits={[]}>
        <p class="actions">
          <a class="button button-primary" href={routes.institution.newDoctor} safe>
            {words.add}
          </a>
        </p>
      </Piece>
      <SearchedList
        frame={frame}
        id="doctors"
        words={words}
        path={path}
        listing={listing}
        panel={doctors}
        render={(rows) => (
          <DoctorTable frame={frame} listing={listing} institutionId={institutionId} doctors={rows} />
        )}
      />
    </SignedInLayout>
  )
}

const DoctorTable = ({
  frame,
  listing,
  institutionId,
  doctors,
}: {
  frame: Frame
  listing: Listing
  institutionId: string
  doctors: readonly StaffDoctor[]
}): JSX.Element => {
  const words = frame.t.institution.doctors
  const path = routes.institution.doctors
  return (
    <Table
      frame={frame}
      caption={words.caption}
      rows={doctors}
      columns={[
        {
          label: words.name,
          sort: sortBy(path, listing, 'name'),
          // Together they are six columns, which a tablet has room for.
          cell: (doctor) => (
            <div class="stacked">
              <strong safe>{fullName(doctor)}</strong>
              <Email frame={frame} email={doctor.email} />
            </div>
          ),
        },
        {
          label: words.specialty,
          sort: sortBy(path, listing, 'specialty'),
          cell: (doctor) => <Text text={doctor.specialty ?? frame.t.shell.noValue} />,
        },
        {
          label: words.experience,
          numeric: true,
          cell: (doctor) => (
            <Text
              text={
                doctor.yearsExperience === null ? frame.t.shell.noValue : words.years(doctor.yearsExperience)
              }
            />
          ),
        },
        {
          label: words.patients,
          numeric: true,
          sort: sortBy(path, listing, 'patients'),
          cell: (doctor) => <Text text={frame.format.number(doctor.activePatients)} />,
        },
        {
          label: words.state,
          cell: (doctor) =>
            doctor.isActive ? (
              <Tag tone="good" text={words.active} />
            ) : (
              <Tag tone="quiet" text={words.inactive} />
            ),
        },
        {
          label: words.action,
          cell: (doctor) =>
            doctor.isActive ? (
              <div class="stacked">
                <a class="row-link" href={routes.registerWith(institutionId, doctor.id)}>
                  <span safe>{words.registration}</span>
                  <span class="visually-hidden" safe>
                    {` ${fullName(doctor)}`}
                  </span>
                </a>
                <a class="row-link" href={routes.institution.deactivateDoctor(doctor.id)}>
                  <span safe>{words.deactivate}</span>
                  <span class="visually-hidden" safe>
                    {` ${fullName(doctor)}`}
                  </span>
                </a>
              </div>
            ) : (
              <Nothing />
            ),
        },
      ]}
    />
  )
}
