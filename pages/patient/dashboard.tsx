import { toBmiBand } from '../charts/bmi-band.ts'
import { heaviest } from '../charts/score-steps.ts'
import { ArrivingFigures, Figure, Figures } from '../components/figures.tsx'
import { AbsentPanel, PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { Phone } from '../components/reach.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { fullName } from '../full-name.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { CareTeam, PatientSummary } from './model.ts'
import { stepsOf } from './steps-of.ts'
import { SummaryPanels } from './summary-panels.tsx'

export interface PatientDashboardProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly summary: Panel<PatientSummary>
  readonly careTeam: Panel<CareTeam>
}

export const PatientDashboard = ({
  frame,
  viewer,
  summary,
  careTeam,
}: PatientDashboardProps): JSX.Element => {
  const words = frame.t.patient.dashboard
  const known = panelValue(summary)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title(known?.firstName ?? '')}
      answer={known === null ? words.partial : toAnswer(frame, known)}
      awaits={[summary]}
    >
      <Piece frame={frame} name="figures" awaits={[summary]}>
        {summary.state === 'arriving' ? (
          <ArrivingFigures
            labels={[frame.t.health.scoreTitle, words.bmi, words.conditions, words.medications]}
            note={frame.t.shell.arriving}
          />
        ) : (
          ''
        )}
        {known === null ? '' : <Numbers frame={frame} summary={known} />}
      </Piece>
      <div class="panels" part="panels">
        <Piece frame={frame} name="summary" awaits={[summary]}>
          {summary.state === 'failed' ? (
            <AbsentPanel frame={frame} id="summary" title={words.figures} panel={summary} />
          ) : (
            <SummaryPanels frame={frame} summary={summary} />
          )}
        </Piece>
        <Piece frame={frame} name="care-team" awaits={[careTeam]}>
          <PanelBox
            frame={frame}
            id="care-team"
            title={words.careTeamTitle}
            panel={careTeam}
            more={{ href: routes.patient.careTeam, label: words.seeTeam }}
            render={(value) => <Team frame={frame} team={value} />}
          />
        </Piece>
      </div>
    </SignedInLayout>
  )
}

/** "Tu puntuación es 80 de 100. Lo que más pesa: …" */
const toAnswer = ({ t, format }: Frame, summary: PatientSummary): string => {
  const score = format.number(summary.score)
  const steps = stepsOf(summary)
  if (steps === null) return t.health.scoreBare(score)
  const causes = heaviest(steps).map((step) => t.health.cause[step.part](step.count))
  if (causes.length > 0) return t.health.scoreWeighs(score, format.list(causes))
  return isAnswered(summary) ? t.health.scoreBest(score) : t.health.scoreBestSoFar(score)
}

/** A score that no habit lowers is good news only when the habits are on record. */
const isAnswered = ({ isSmoker, consumesAlcohol, activityMinutes }: PatientSummary): boolean =>
  [isSmoker, consumesAlcohol, activityMinutes].every((answer) => answer !== null)

const Numbers = ({ frame, summary }: { frame: Frame; summary: PatientSummary }): JSX.Element => {
  const { t, format } = frame
  const words = t.patient.dashboard
  return (
    <Figures>
      <Figure label={t.health.scoreTitle} value={format.number(summary.score)} unit="/ 100" />
      <Figure
        label={words.bmi}
        value={summary.bmi === null ? '–' : format.number(summary.bmi, 1)}
        {...(summary.bmi === null ? {} : { unit: t.health.bmiUnit })}
        note={summary.bmi === null ? t.shell.noValue : t.health.bmiBand[toBmiBand(summary.bmi)]}
      />
      <Figure label={words.conditions} value={format.number(summary.conditions.length)} />
      <Figure label={words.medications} value={format.number(summary.medications.length)} />
    </Figures>
  )
}

const Team = ({ frame, team }: { frame: Frame; team: CareTeam }): JSX.Element => (
  <ul class="lines">
    <li>
      <strong safe>{fullName(team.doctor)}</strong>
      <span safe>{team.doctor.specialty ?? frame.t.shell.noValue}</span>
      <span>
        <Phone frame={frame} phone={team.doctor.phone} />
      </span>
    </li>
    <li>
      <strong safe>{team.institution.name}</strong>
      <span safe>{team.institution.type ?? frame.t.shell.noValue}</span>
      <span>
        <Phone frame={frame} phone={team.institution.phone} />
      </span>
    </li>
  </ul>
)
