import type { Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { Icon } from './icon.tsx'

/** Shown by `session.js` two minutes before the session ends; without scripts the next request simply asks to log in. */
export const IdleWarning = ({ frame, idleSeconds }: { frame: Frame; idleSeconds: number }): JSX.Element => (
  <div
    class="notice tone-watch"
    role="alert"
    hidden
    data-idle={String(idleSeconds)}
    data-login={`${routes.login}?reason=expired&return-to=${encodeURIComponent(frame.here)}`}
  >
    <Icon frame={frame} name="clock" />
    <p>
      <span safe>{frame.t.shell.idleWarning}</span> <span safe>{frame.t.shell.idleCountdown}</span>{' '}
      <strong data-idle-left=""></strong>
    </p>
    <button class="button button-quiet" type="button" data-idle-stay="" safe>
      {frame.t.shell.idleStay}
    </button>
  </div>
)
