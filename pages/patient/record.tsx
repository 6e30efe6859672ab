import { AbsentPanel } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { PrintHead } from '../components/print-head.tsx'
import { RecordDocument } from '../components/record.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { MedicalRecord } from './model.ts'
import { severityOf } from './severity.ts'

export interface PatientRecordProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly record: Panel<{
    readonly person: { readonly name: string; readonly dateOfBirth: string | null }
    readonly record: MedicalRecord
  }>
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export const PatientRecord = ({ frame, viewer, record: panel, today }: PatientRecordProps): JSX.Element => {
  const words = frame.t.patient.record
  const known = panelValue(panel)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[panel]}
      answer={known === null ? undefined : toRecordAnswer(frame, known.record)}
    >
      <Piece frame={frame} name="record" awaits={[panel]}>
        {'value' in panel ? (
          <>
            <PrintHead
              frame={frame}
              name={panel.value.person.name}
              born={panel.value.person.dateOfBirth}
              today={today}
            />
            <RecordDocument frame={frame} record={panel.value.record} today={today} />
          </>
        ) : (
          <div class="panels">
            <AbsentPanel frame={frame} id="record" title={words.summary} panel={panel} />
          </div>
        )}
      </Piece>
    </SignedInLayout>
  )
}

/** What matters first: severe allergies, then the counts. */
export const toRecordAnswer = ({ t, format }: Frame, record: MedicalRecord): string => {
  const severe = record.allergies
    .filter((allergy) => severityOf(allergy.severity) === 'severe')
    .map((allergy) => allergy.name)
  const counts = t.patient.record.answer(
    record.conditions.length,
    record.medications.length,
    record.allergies.length,
  )
  return severe.length === 0 ? counts : `${t.patient.record.severe(format.list(severe))} ${counts}`
}
