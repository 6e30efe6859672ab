import { ActivityBar } from '../charts/activity-bar.tsx'
import { BmiScale } from '../charts/bmi-scale.tsx'
import { ScoreChart } from '../charts/score-chart.tsx'
import { Empty } from '../components/empty.tsx'
import { PanelBox } from '../components/panel.tsx'
import type { Frame, Panel } from '../frame.ts'
import { routes } from '../routes.ts'
import type { PatientSummary } from './model.ts'
import { stepsOf } from './steps-of.ts'

/** The panels that come out of one answer; when it fails, one panel says so for all. */
export const SummaryPanels = ({
  frame,
  summary,
}: {
  frame: Frame
  summary: Panel<PatientSummary>
}): JSX.Element => {
  const words = frame.t.patient.dashboard
  return (
    <>
      <PanelBox
        frame={frame}
        id="score"
        title={frame.t.health.scoreTitle}
        panel={summary}
        size="wide"
        render={(value) => <Score frame={frame} summary={value} />}
      />
      <PanelBox
        frame={frame}
        id="bmi"
        title={frame.t.health.bmiTitle}
        panel={summary}
        render={(value) =>
          value.bmi === null ? (
            <Empty text={frame.t.health.bmiNone} />
          ) : (
            <BmiScale frame={frame} bmi={value.bmi} />
          )
        }
      />
      <PanelBox
        frame={frame}
        id="activity"
        title={frame.t.health.activityTitle}
        panel={summary}
        render={(value) =>
          value.activityMinutes === null ? (
            <Empty text={frame.t.health.activityNone} />
          ) : (
            <ActivityBar frame={frame} minutes={value.activityMinutes} />
          )
        }
      />
      <PanelBox
        frame={frame}
        id="medications"
        title={words.medicationsTitle}
        panel={summary}
        more={{ href: routes.patient.record, label: words.seeRecord }}
        render={(value) => <Medications frame={frame} summary={value} />}
      />
    </>
  )
}

const Score = ({ frame, summary }: { frame: Frame; summary: PatientSummary }): JSX.Element => {
  const steps = stepsOf(summary)
  if (steps === null) {
    return (
      <p safe>
        {`${frame.t.health.scoreBare(frame.format.number(summary.score))} ${frame.t.health.scoreUnknownParts}`}
      </p>
    )
  }
  return <ScoreChart frame={frame} score={summary.score} steps={steps} />
}

const Medications = ({ frame, summary }: { frame: Frame; summary: PatientSummary }): JSX.Element => {
  if (summary.medications.length === 0) return <Empty text={frame.t.patient.dashboard.noMedications} />
  return (
    <ul class="lines">
      {summary.medications.map((medication) => (
        <li>
          <strong safe>{medication.name}</strong>
          <span safe>{[medication.dosage, medication.frequency].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
