import type { Frame } from '../frame.ts'
import { Chart, percent } from './chart.tsx'

export interface TimelineEntry {
  readonly label: string
  readonly kind: 'condition' | 'medication'
  /** `YYYY-MM-DD`. */
  readonly date: string
}

const yearOf = (date: string): number => Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 1) / 12

/** Conditions and medications as aligned rows on one axis of years, each labelled where it stands; nothing without dates. */
export const Timeline = ({
  frame,
  entries,
  today,
}: {
  frame: Frame
  entries: readonly TimelineEntry[]
  /** `YYYY-MM-DD`: right end of the axis. */
  today: string
}): JSX.Element => {
  const { t, format } = frame
  const sorted = entries.toSorted((a, b) => a.date.localeCompare(b.date))
  const [first] = sorted
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return ''
  const from = Math.floor(yearOf(first.date))
  const to = Math.max(yearOf(today), yearOf(last.date), from + 1)
  const place = (date: string): number => (yearOf(date) - from) / (to - from)
  return (
    <Chart
      frame={frame}
      title={t.health.timelineTitle}
      summary={
        sorted.length === 1
          ? t.health.timelineOne(first.label, format.shortDate(first.date))
          : t.health.timelineSummary(
              first.label,
              format.shortDate(first.date),
              last.label,
              format.shortDate(last.date),
            )
      }
      heads={[t.health.timelineTable.what, t.health.timelineTable.kind, t.health.timelineTable.date]}
      rows={sorted.map((entry) => [entry.label, t.health.kind[entry.kind], format.shortDate(entry.date)])}
    >
      <div class="timeline" aria-hidden="true">
        {sorted.map((entry) => (
          <div class={`timeline-row timeline-${entry.kind}`}>
            <p>
              <span class="timeline-name" safe>
                {entry.label}
              </span>{' '}
              <span class="small" safe>
                {t.health.timelineSince(t.health.kind[entry.kind], format.shortDate(entry.date))}
              </span>
            </p>
            <svg width="100%" height="14" aria-hidden="true">
              <line class="timeline-axis" x1="0" x2="100%" y1="7" y2="7" />
              <line class="timeline-span" x1={percent(place(entry.date))} x2="100%" y1="7" y2="7" />
              <svg x={percent(place(entry.date))} overflow="visible" aria-hidden="true">
                {entry.kind === 'condition' ? (
                  <circle class="timeline-dot" cx="0" cy="7" r="5" />
                ) : (
                  <rect class="timeline-dot" x="-5" y="2" width="10" height="10" rx="2" />
                )}
              </svg>
            </svg>
          </div>
        ))}
        <div class="timeline-years">
          <span safe>{String(from)}</span>
          <span safe>{String(Math.floor(to))}</span>
        </div>
      </div>
    </Chart>
  )
}
