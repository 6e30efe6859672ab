import type { Frame } from '../frame.ts'

/** On paper only: whose record this is, when it was printed, and that it only informs. */
export const PrintHead = ({
  frame,
  name,
  born,
  today,
}: {
  frame: Frame
  name: string
  born: string | null
  today: string
}): JSX.Element => {
  const words = frame.t.patient.record
  return (
    <div class="print-head">
      <p>
        <strong safe>{name}</strong>{' '}
        {born === null ? '' : <span safe>{`${words.born}: ${frame.format.shortDate(born)}`}</span>}
      </p>
      <p safe>{`${words.printedOn(frame.format.date(today))}. ${words.informative}`}</p>
    </div>
  )
}
