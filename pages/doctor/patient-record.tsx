import { Detail, Details } from '../components/details.tsx'
import { AbsentPanel } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { PrintHead } from '../components/print-head.tsx'
import { EmailLink, PhoneLink } from '../components/reach.tsx'
import { RecordDocument } from '../components/record.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { panelValue } from '../panel-value.ts'
import type { MedicalRecord } from '../patient/model.ts'
import { toRecordAnswer } from '../patient/record.tsx'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { OwnPatient } from './model.ts'

export interface DoctorPatientRecordProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly record: Panel<{ readonly patient: OwnPatient; readonly record: MedicalRecord }>
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export const DoctorPatientRecord = ({
  frame,
  viewer,
  record: panel,
  today,
}: DoctorPatientRecordProps): JSX.Element => {
  const words = frame.t.doctor.record
  const known = panelValue(panel)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={known === null ? words.failedTitle : words.title(fullName(known.patient))}
      awaits={[panel]}
      answer={known === null ? undefined : toRecordAnswer(frame, known.record)}
    >
      <Piece frame={frame} name="record" awaits={[panel]}>
        {'value' in panel ? (
          <>
            <PrintHead
              frame={frame}
              name={fullName(panel.value.patient)}
              born={panel.value.patient.dateOfBirth}
              today={today}
            />
            <Contact frame={frame} patient={panel.value.patient} />
            <RecordDocument frame={frame} record={panel.value.record} today={today} />
          </>
        ) : (
          <div class="panels">
            <AbsentPanel frame={frame} id="record" title={words.contact} panel={panel} />
          </div>
        )}
      </Piece>
    </SignedInLayout>
  )
}

const Contact = ({ frame, patient }: { frame: Frame; patient: OwnPatient }): JSX.Element => {
  const words = frame.t.doctor.record
  return (
    <section class="panel record-contact" aria-labelledby="contact-title">
      <h2 id="contact-title" safe>
        {words.contact}
      </h2>
      <Details>
        <Detail
          frame={frame}
          label={frame.t.doctor.patients.born}
          value={`${frame.format.date(patient.dateOfBirth)} (${words.years(frame.format.number(frame.format.age(patient.dateOfBirth)))})`}
        />
        <EmailLink frame={frame} label={frame.t.doctor.patients.email} email={patient.email} />
        <PhoneLink frame={frame} label={frame.t.doctor.patients.phone} phone={patient.phone} />
      </Details>
    </section>
  )
}
