import type { Frame } from '../frame.ts'
import { Chart, percent } from './chart.tsx'

/** Minutes of moderate activity per week that the WHO recommends for adults (guidelines of 2020). */
const ACTIVITY_GOAL_MINUTES = 150

/** Minutes per week, from zero, with the recommendation as a line. */
export const ActivityBar = ({ frame, minutes }: { frame: Frame; minutes: number }): JSX.Element => {
  const { t, format } = frame
  const end = Math.max(2 * ACTIVITY_GOAL_MINUTES, minutes)
  const goal = ACTIVITY_GOAL_MINUTES / end
  return (
    <Chart
      frame={frame}
      summary={t.health.activitySummary(format.number(minutes), format.number(ACTIVITY_GOAL_MINUTES))}
      heads={[t.health.activityTitle, t.health.activityUnit]}
      rows={[
        [t.health.bmiTable.you, format.number(minutes)],
        [t.health.activityGoal(''), format.number(ACTIVITY_GOAL_MINUTES)],
      ]}
    >
      <svg class="activity" width="100%" height="60" aria-hidden="true">
        <rect class="bar-track" width="100%" height="16" y="8" rx="3" />
        <rect
          class={minutes >= ACTIVITY_GOAL_MINUTES ? 'bar-gain' : 'bar-total'}
          width={percent(minutes / end)}
          height="16"
          y="8"
          rx="3"
        />
        <line class="goal-line" x1={percent(goal)} x2={percent(goal)} y1="2" y2="34" />
        <text class="axis-label" x={percent(goal)} y="52" text-anchor="middle" safe>
          {t.health.activityGoal(format.number(ACTIVITY_GOAL_MINUTES))}
        </text>
      </svg>
    </Chart>
  )
}
