import type { Children } from '@kitajs/html'
import type { Frame } from '../frame.ts'
import { NoValue } from './time.tsx'

/** Labelled values, one below the other. */
export const Details = ({ children }: { children: Children }): JSX.Element => (
  <dl class="details">{children}</dl>
)

/** A label and what stands beside it. */
export const Term = ({ label, children }: { label: string; children: Children }): JSX.Element => (
  <div>
    <dt safe>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** A labelled text; says so when there is none. */
export const Detail = ({
  frame,
  label,
  value,
}: {
  frame: Frame
  label: string
  value: string | null
}): JSX.Element => (
  <div>
    <dt safe>{label}</dt>
    {value === null || value === '' ? (
      <dd>
        <NoValue frame={frame} />
      </dd>
    ) : (
      <dd safe>{value}</dd>
    )}
  </div>
)
