import type { Children } from '@kitajs/html'
import type { Frame, Panel } from '../frame.ts'
import { Icon } from './icon.tsx'
import { PanelFailure } from './panel-failure.tsx'

/** Columns a panel takes in the grid of a wide screen. */
type PanelSize = 'one' | 'wide'

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
  size?: PanelSize
  render: (value: T) => JSX.Element
}): JSX.Element => {
  if (panel.state === 'arriving') return <ArrivingPanel frame={frame} title={title} size={size} />
  return (
    <section class={panelClass(size)} id={id} aria-labelledby={`${id}-title`} data-panel="">
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
        <PanelFailure frame={frame} panel={panel} panelId={id} />
      ) : (
        <PanelBody frame={frame} staleAt={panel.state === 'stale' ? panel.at : null}>
          {render(panel.value)}
        </PanelBody>
      )}
    </section>
  )
}

/** Of a panel whose content is not there: the page's only one, or one for several that come out of one answer. */
export const AbsentPanel = ({
  frame,
  id,
  title,
  panel,
}: {
  frame: Frame
  id: string
  title: string
  panel: Panel<never>
}): JSX.Element => (
  <PanelBox frame={frame} id={id} title={title} panel={panel} size="wide" render={() => ''} />
)

const panelClass = (size: PanelSize): string => (size === 'one' ? 'panel' : `panel panel-${size}`)

/** Without ids and links: the panel that takes its place has them, and nobody's focus goes away with this one. */
const ArrivingPanel = ({
  frame,
  title,
  size,
}: {
  frame: Frame
  title: string
  size: PanelSize
}): JSX.Element => (
  <section class={`${panelClass(size)} panel-arriving`} aria-label={title} aria-busy="true">
    <header class="panel-head">
      <h2 safe>{title}</h2>
    </header>
    <p role="status" safe>
      {frame.t.shell.arriving}
    </p>
  </section>
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
