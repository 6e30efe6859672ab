import { FailedPanel } from '../components/panel.tsx'
import { PrintHead } from '../components/print-head.tsx'
import { RecordDocument } from '../components/record.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { MedicalRecord } from './model.ts'

export interface PatientRecordProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly person: { readonly name: string; readonly dateOfBirth: string | null }
  readonly record: Panel<MedicalRecord>
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export const PatientRecord = ({ frame, viewer, person, record, today }: PatientRecordProps): JSX.Element => {
  const { t } = frame
  if (record.state === 'failed') {
    return (
      <SignedInLayout frame={frame} viewer={viewer} title={t.patient.record.title} scripts={['refresh']}>
        <div class="panels">
          <FailedPanel frame={frame} id="record" title={t.patient.record.summary} panel={record} />
        </div>
      </SignedInLayout>
    )
  }
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={t.patient.record.title}
      answer={toRecordAnswer(frame, record.value)}
    >
      <PrintHead frame={frame} name={person.name} born={person.dateOfBirth} today={today} />
      <RecordDocument frame={frame} record={record.value} today={today} />
    </SignedInLayout>
  )
}

/** What matters first: severe allergies, then the counts. */
export const toRecordAnswer = ({ t, format }: Frame, record: MedicalRecord): string => {
  const severe = record.allergies
    .filter((allergy) => allergy.severity === 'severe')
    .map((allergy) => allergy.name)
  const counts = t.patient.record.answer(
    record.conditions.length,
    record.medications.length,
    record.allergies.length,
  )
  return severe.length === 0 ? counts : `${t.patient.record.severe(format.list(severe))} ${counts}`
}
