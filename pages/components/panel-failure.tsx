import type { Frame, Panel, Refusal } from '../frame.ts'
import { routes } from '../routes.ts'
import { Icon } from './icon.tsx'

/** What stands in a panel that failed: what happened, what to do next, and the request number in small. */
export const PanelFailure = ({
  frame,
  panel,
  panelId,
}: {
  frame: Frame
  panel: Panel<never> & { readonly state: 'failed' }
  panelId: string
}): JSX.Element => (
  <div class="panel-failure" role="status">
    {panel.refusal === undefined ? (
      <Fault frame={frame} panelId={panelId} />
    ) : (
      <Refused frame={frame} refusal={panel.refusal} />
    )}
    <p class="small" safe>
      {frame.t.shell.requestNumber(panel.requestId)}
    </p>
  </div>
)

const Fault = ({ frame, panelId }: { frame: Frame; panelId: string }): JSX.Element => (
  <>
    <p>
      <Icon frame={frame} name="triangle-alert" />
      <span safe>{frame.t.shell.panelFailed}</span>
    </p>
    <p>
      <a class="button button-quiet" href={`${frame.here}#${panelId}`} data-refresh={panelId}>
        <Icon frame={frame} name="refresh-cw" />
        <span safe>{frame.t.shell.retry}</span>
      </a>
    </p>
  </>
)

/** Says of a part what a page says of itself when it is refused. */
const Refused = ({ frame, refusal }: { frame: Frame; refusal: Refusal }): JSX.Element => {
  const words = frame.t.errors.panels[refusal]
  return (
    <>
      <p>
        <Icon frame={frame} name="triangle-alert" />
        <strong safe>{words.title}</strong>
      </p>
      <p safe>{`${words.meaning} ${words.next}`}</p>
      {refusal === 401 ? (
        <p>
          <a
            class="button button-primary"
            href={`${routes.login}?return-to=${encodeURIComponent(frame.here)}`}
            safe
          >
            {frame.t.errors.logIn}
          </a>
        </p>
      ) : (
        ''
      )}
    </>
  )
}
