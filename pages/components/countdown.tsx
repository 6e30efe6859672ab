import type { Frame } from '../frame.ts'

/** `Retry-After` for people: the seconds stand there without scripts, and run with them (`countdown.js`). */
export const Countdown = ({ frame, seconds }: { frame: Frame; seconds: number }): JSX.Element => (
  <p class="countdown" role="timer" data-countdown={String(seconds)} data-done={frame.t.errors.retryNow}>
    <span safe>{frame.t.errors.retryIn}</span>{' '}
    <strong data-left="" safe>
      {frame.t.errors.seconds(frame.format.number(seconds))}
    </strong>
  </p>
)
