import { Timeline, type TimelineEntry } from '../charts/timeline.tsx'
import type { Frame } from '../frame.ts'
import type { HealthProfile, MedicalRecord } from '../patient/model.ts'
import { severityOf } from '../patient/severity.ts'
import { serviceWord } from '../service-word.ts'
import { Detail } from './details.tsx'
import { Empty } from './empty.tsx'
import { Icon } from './icon.tsx'
import { RecordSection } from './record-section.tsx'
import { Tag } from './tag.tsx'
import { Day } from './time.tsx'

const SEVERITY_TONES = { mild: 'quiet', moderate: 'watch', severe: 'act' } as const

/** The medical record as a document: sections with anchors, newest first, severity in words. */
export const RecordDocument = ({
  frame,
  record,
  today,
}: {
  frame: Frame
  record: MedicalRecord
  today: string
}): JSX.Element => {
  const words = frame.t.patient.record
  return (
    <article class="record">
      <nav class="record-nav" aria-label={words.sections}>
        <ul>
          {(['summary', 'allergies', 'conditions', 'medications', 'family'] as const).map((section) => (
            <li>
              <a href={`#${section}`} safe>
                {words[section]}
              </a>
            </li>
          ))}
        </ul>
        <button class="button button-quiet print-button" type="button" data-print="">
          <Icon frame={frame} name="printer" />
          <span safe>{words.print}</span>
        </button>
      </nav>
      <RecordSection id="summary" title={words.summary}>
        {record.profile === null ? (
          <Empty text={words.noProfile} />
        ) : (
          <Profile frame={frame} profile={record.profile} />
        )}
        <Timeline frame={frame} entries={toEntries(record)} today={today} />
      </RecordSection>
      <RecordSection id="allergies" title={words.allergies}>
        {record.allergies.length === 0 ? (
          <Empty text={words.noAllergies} />
        ) : (
          <ul class="lines">
            {record.allergies.map((allergy) => (
              <li>
                <strong safe>{allergy.name}</strong>
                <Severity frame={frame} severity={allergy.severity} />
                <span safe>{allergy.reaction ?? ''}</span>
              </li>
            ))}
          </ul>
        )}
      </RecordSection>
      <RecordSection id="conditions" title={words.conditions}>
        {record.conditions.length === 0 ? (
          <Empty text={words.noConditions} />
        ) : (
          <ul class="lines">
            {record.conditions.map((condition) => (
              <li>
                <strong safe>{condition.name}</strong>
                <Since
                  frame={frame}
                  label={words.diagnosed}
                  none={words.notDated}
                  iso={condition.diagnosedOn}
                />
                <span safe>{condition.notes ?? ''}</span>
              </li>
            ))}
          </ul>
        )}
      </RecordSection>
      <RecordSection id="medications" title={words.medications}>
        {record.medications.length === 0 ? (
          <Empty text={words.noMedications} />
        ) : (
          <ul class="lines">
            {record.medications.map((medication) => (
              <li>
                <strong safe>{medication.name}</strong>
                <span safe>{[medication.dosage, medication.frequency].filter(Boolean).join(' · ')}</span>
                <Since frame={frame} label={words.since} none={words.notStarted} iso={medication.startedOn} />
              </li>
            ))}
          </ul>
        )}
      </RecordSection>
      <RecordSection id="family" title={words.family}>
        {record.family.length === 0 ? (
          <Empty text={words.noFamily} />
        ) : (
          <ul class="lines">
            {record.family.map((entry) => (
              <li>
                <strong safe>{entry.condition}</strong>
                <span safe>{entry.relative === null ? '' : serviceWord({}, entry.relative)}</span>
                <span safe>{entry.notes ?? ''}</span>
              </li>
            ))}
          </ul>
        )}
      </RecordSection>
    </article>
  )
}

/** From when something is known, or the words for not knowing it. */
const Since = ({
  frame,
  label,
  none,
  iso,
}: {
  frame: Frame
  label: string
  none: string
  iso: string | null
}): JSX.Element =>
  iso === null ? (
    <span safe>{none}</span>
  ) : (
    <span>
      <span safe>{`${label}: `}</span>
      <Day frame={frame} iso={iso} />
    </span>
  )

/** A severity nobody here knows is watched: it may be a grave one. */
const Severity = ({ frame, severity }: { frame: Frame; severity: string | null }): JSX.Element => {
  if (severity === null) return <Tag tone="quiet" text={frame.t.shell.noValue} />
  const known = severityOf(severity)
  const tone = known === null ? 'watch' : SEVERITY_TONES[known]
  return <Tag tone={tone} text={serviceWord(frame.t.health.severity, severity)} />
}

const Profile = ({ frame, profile }: { frame: Frame; profile: HealthProfile }): JSX.Element => {
  const { t, format } = frame
  const measured = (value: number | null, unit: string) =>
    value === null ? null : `${format.number(value, 1)} ${unit}`
  return (
    <dl class="details details-row facts">
      <Detail frame={frame} label={t.health.height} value={measured(profile.heightCm, 'cm')} />
      <Detail frame={frame} label={t.health.weight} value={measured(profile.weightKg, 'kg')} />
      <Detail frame={frame} label={t.health.bloodType} value={profile.bloodType} />
      <Detail frame={frame} label={t.health.smoker} value={answer(frame, profile.isSmoker)} />
      <Detail frame={frame} label={t.health.alcohol} value={answer(frame, profile.consumesAlcohol)} />
      <Detail
        frame={frame}
        label={t.health.activity}
        value={measured(profile.activityMinutes, t.health.activityUnit)}
      />
      {profile.notes === null ? '' : <Detail frame={frame} label={t.health.notes} value={profile.notes} />}
    </dl>
  )
}

const answer = ({ t }: Frame, value: boolean | null): string | null => {
  if (value === null) return null
  return value ? t.shell.yes : t.shell.no
}

const toEntries = (record: MedicalRecord): readonly TimelineEntry[] => [
  ...record.conditions.flatMap(({ name, diagnosedOn }) =>
    diagnosedOn === null ? [] : [{ label: name, kind: 'condition' as const, date: diagnosedOn }],
  ),
  ...record.medications.flatMap(({ name, startedOn }) =>
    startedOn === null ? [] : [{ label: name, kind: 'medication' as const, date: startedOn }],
  ),
]
