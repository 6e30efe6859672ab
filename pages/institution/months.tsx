import { MonthColumns } from '../charts/month-columns.tsx'
import { Empty } from '../components/empty.tsx'
import type { Frame } from '../frame.ts'
import type { PatientStats } from './model.ts'

/** Two small multiples over the same months and the same axis. */
export const Months = ({ frame, stats }: { frame: Frame; stats: PatientStats }): JSX.Element => {
  const words = frame.t.institution.dashboard
  if (stats.months.length === 0) return <Empty text={words.noPatients} />
  const max = Math.max(...stats.months.map((entry) => entry.count))
  const sum = (months: PatientStats['months']) =>
    frame.format.number(months.reduce((total, entry) => total + entry.count, 0))
  return (
    <div class="multiples">
      <MonthColumns
        frame={frame}
        title={words.monthsTitle}
        summary={words.monthsSummary(sum(stats.months), stats.months.length)}
        months={stats.months}
        max={max}
      />
      <MonthColumns
        frame={frame}
        title={words.verifiedTitle}
        summary={words.verifiedSummary(sum(stats.verifiedMonths))}
        months={stats.verifiedMonths}
        max={max}
      />
    </div>
  )
}
