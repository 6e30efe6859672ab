import { Detail, Details } from '../components/details.tsx'
import { FailedPanel } from '../components/panel.tsx'
import { PrintHead } from '../components/print-head.tsx'
import { EmailLink, PhoneLink } from '../components/reach.tsx'
import { RecordDocument } from '../components/record.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
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
  record,
  today,
}: DoctorPatientRecordProps): JSX.Element => {
  const words = frame.t.doctor.record
  if (record.state === 'failed') {
    return (
      <SignedInLayout frame={frame} viewer={viewer} title={words.failedTitle} scripts={['refresh']}>
        <div class="panels">
          <FailedPanel frame={frame} id="record" title={words.contact} panel={record} />
        </div>
      </SignedInLayout>
    )
  }
  const { patient } = record.value
  const name = `${patient.firstName} ${patient.lastName}`
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title(name)}
      answer={toRecordAnswer(frame, record.value.record)}
    >
      <PrintHead frame={frame} name={name} born={patient.dateOfBirth} today={today} />
      <section class="panel" aria-labelledby="contact-title">
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
      <RecordDocument frame={frame} record={record.value.record} today={today} />
    </SignedInLayout>
  )
}
