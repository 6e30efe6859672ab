import type { Frame } from '../frame.ts'
import { Chart, percent } from './chart.tsx'
import type { ScoreStep } from './score-steps.ts'

/** A bar that starts at 100 and shows each deduction and gain as a labelled step; the number stands at its end. */
export const ScoreChart = ({
  frame,
  score,
  steps,
}: {
  frame: Frame
  score: number
  steps: readonly ScoreStep[]
}): JSX.Element => {
  const { t, format } = frame
  const rows = toRows(steps)
  return (
    <Chart
      frame={frame}
      summary={t.health.scoreRule}
      heads={[t.health.table.part, t.health.table.points]}
      rows={[
        [t.health.scoreStart, format.number(100)],
        ...steps.map((step) => [t.health.part[step.part](step.count), signed(frame, step.points)]),
        [t.health.scoreTotal, format.number(score)],
      ]}
    >
      <div class="bars" aria-hidden="true">
        <Row label={t.health.scoreStart} value={format.number(100)} from={0} to={100} kind="base" />
        {rows.map((row) => (
          <Row
            label={t.health.part[row.step.part](row.step.count)}
            value={signed(frame, row.step.points)}
            from={Math.min(row.before, row.after)}
            to={Math.max(row.before, row.after)}
            kind={row.step.points < 0 ? 'loss' : 'gain'}
          />
        ))}
        <Row label={t.health.scoreTotal} value={format.number(score)} from={0} to={score} kind="total" />
      </div>
    </Chart>
  )
}

const Row = ({
  label,
  value,
  from,
  to,
  kind,
}: {
  label: string
  value: string
  from: number
  to: number
  kind: 'base' | 'loss' | 'gain' | 'total'
}): JSX.Element => (
  <div class={`bar-row bar-row-${kind}`}>
    <span class="bar-label" safe>
      {label}
    </span>
    <svg class="bar" width="100%" height="16" aria-hidden="true">
      <rect class="bar-track" width="100%" height="16" rx="3" />
      <rect
        class={`bar-${kind}`}
        x={percent(from / 100)}
        width={percent((to - from) / 100)}
        height="16"
        rx="3"
      />
    </svg>
    <span class="bar-value" safe>
      {value}
    </span>
  </div>
)

const toRows = (steps: readonly ScoreStep[]) => {
  const rows: { step: ScoreStep; before: number; after: number }[] = []
  let level = 100
  for (const step of steps) {
    const after = level + step.points
    rows.push({ step, before: clamp(level), after: clamp(after) })
    level = after
  }
  return rows
}

const clamp = (value: number): number => Math.min(100, Math.max(0, value))

/** With a true minus sign. */
const signed = (frame: Frame, points: number): string =>
  `${points < 0 ? '−' : '+'}${frame.format.number(Math.abs(points))}`
