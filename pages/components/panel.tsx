import type { Children } from '@kitajs/html'
import type { Frame, Panel } from '../frame.ts'
import { Icon } from './icon.tsx'

/**
 * A panel of a dashboard with its own state. Its heading keeps the place; when its service fails, only it fails, and
 * "Reintentar" asks for the page again (in place when scripts run).
 */
export const PanelBox = <T,>({
  frame,
  id,
  title,
  panel,
  more,
  size = 'one',
  render,
}: {
  frame: Frame
  id: string
  title: string
  panel: Panel<T>
  more?: { href: string; label: string }
  /** Columns or rows it takes in the grid of a wide screen. */
  size?: 'one' | 'wide' | 'tall'
  render: (value: T) => JSX.Element
}): JSX.Element => (
  <section
    class={size === 'one' ? 'panel' : `panel panel-${size}`}
    id={id}
    aria-labelledby={`${id}-title`}
    data-panel=""
  >
    <header class="panel-head">
      <h2 id={`${id}-title`} safe>
        {title}
      </h2>
      {more === undefined ? (
        ''
      ) : (
        <a class="more" href={more.href}>
          <span safe>{more.label}</span>
          <Icon frame={frame} name="chevron-right" />
        </a>
      )}
    </header>
    {panel.state === 'failed' ? (
      <PanelFailure frame={frame} requestId={panel.requestId} panelId={id} />
    ) : (
      <PanelBody frame={frame} staleAt={panel.state === 'stale' ? panel.at : null}>
        {render(panel.value)}
      </PanelBody>
    )}
  </section>
)

/** A page's only panel when what the page is about could not be had. */
export const FailedPanel = ({
  frame,
  id,
  title,
  panel,
}: {
  frame: Frame
  id: string
  title: string
  panel: Panel<never> & { readonly state: 'failed' }
}): JSX.Element => (
  <PanelBox frame={frame} id={id} title={title} panel={panel} size="wide" render={() => ''} />
)

const PanelBody = ({
  frame,
  staleAt,
  children,
}: {
  frame: Frame
  staleAt: string | null
  children: Children
}): JSX.Element => (
  <>
    {staleAt === null ? (
      ''
    ) : (
      <p class="stale tone-watch">
        <Icon frame={frame} name="clock" />
        <span safe>{frame.t.shell.staleSince(frame.format.ago(staleAt))}</span>
      </p>
    )}
    {children}
  </>
)

const PanelFailure = ({
  frame,
  requestId,
  panelId,
}: {
  frame: Frame
  requestId: string
  panelId: string
}): JSX.Element => (
  <div class="panel-failure" role="status">
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
    <p class="small" safe>
      {frame.t.shell.requestNumber(requestId)}
    </p>
  </div>
)
