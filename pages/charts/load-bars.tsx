import type { Frame } from '../frame.ts'
import { Chart, percent } from './chart.tsx'

export interface Load {
  readonly label: string
  readonly count: number
}

/** Sorted bars from zero, labelled directly. */
export const LoadBars = ({
  frame,
  summary,
  heads,
  loads,
}: {
  frame: Frame
  summary: string
  heads: readonly [string, string]
  loads: readonly Load[]
}): JSX.Element => {
  const sorted = loads.toSorted((a, b) => b.count - a.count)
  const max = Math.max(1, sorted[0]?.count ?? 0)
  return (
    <Chart
      frame={frame}
      summary={summary}
      heads={heads}
      rows={sorted.map((load) => [load.label, frame.format.number(load.count)])}
    >
      <div class="bars" aria-hidden="true">
        {sorted.map((load) => (
          <div class="bar-row">
            <span class="bar-label" safe>
              {load.label}
            </span>
            <svg class="bar" width="100%" height="16" aria-hidden="true">
              <rect class="bar-total" width={percent(load.count / max)} height="16" rx="3" />
            </svg>
            <span class="bar-value" safe>
              {frame.format.number(load.count)}
            </span>
          </div>
        ))}
      </div>
    </Chart>
  )
}
