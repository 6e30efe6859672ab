import type { Children } from '@kitajs/html'
import type { Frame } from '../frame.ts'
import { NoValue } from './time.tsx'

/** Labelled values, one below the other. */
export const Details = ({ children }: { children: Children }): JSX.Element => (
  <dl class="details">{children}</dl>
)

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
