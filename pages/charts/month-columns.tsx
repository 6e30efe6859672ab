import type { Frame } from '../frame.ts'
import { Chart } from './chart.tsx'

export interface MonthCount {
  /** `YYYY-MM`. */
  readonly month: string
  readonly count: number
}

const HEIGHT = 72

/** One of the small multiples: a column per month, from zero, all with the same `max`. */
export const MonthColumns = ({
  frame,
  title,
  summary,
  months,
  max,
}: {
  frame: Frame
  title: string
  summary: string
  months: readonly MonthCount[]
  /** Top of the axis, shared by the multiples. */
  max: number
}): JSX.Element => (
  <Chart
    frame={frame}
    summary={summary}
    heads={[frame.t.institution.month, title]}
    rows={months.map((entry) => [frame.format.month(entry.month), frame.format.number(entry.count)])}
  >
    <div class="months" aria-hidden="true">
      {months.map((entry, index) => (
        <div class="month">
          <span class="bar-value" safe>
            {frame.format.number(entry.count)}
          </span>
          <svg width="100%" height={HEIGHT} aria-hidden="true">
            <rect
              class="bar-total"
              x="15%"
              width="70%"
              y={HEIGHT - height(entry.count, max)}
              height={height(entry.count, max)}
            />
            <line class="timeline-axis" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
          </svg>
          <span class="month-name" safe>
            {frame.format.monthName(entry.month)}
          </span>
          <span class="month-year" safe>
            {yearLabel(entry.month, index)}
          </span>
        </div>
      ))}
    </div>
  </Chart>
)

const height = (count: number, max: number): number => (max === 0 ? 0 : Math.round((count / max) * HEIGHT))

/** The year stands under the first month and under each January. */
const yearLabel = (month: string, index: number): string =>
  index === 0 || month.endsWith('-01') ? month.slice(0, 4) : ''
