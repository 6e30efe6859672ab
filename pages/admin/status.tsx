import { Sparkline } from '../charts/sparkline.tsx'
import { Empty } from '../components/empty.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { Text } from '../components/text.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { serviceName } from '../service-name.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { DependencyRow, GatewayRow, ServiceRow } from './model.ts'

export interface AdminStatusProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly services: Panel<readonly ServiceRow[]>
  readonly dependencies: Panel<readonly DependencyRow[]>
  readonly gateways: Panel<readonly GatewayRow[]>
}

export const AdminStatus = ({
  frame,
  viewer,
  services,
  dependencies,
  gateways,
}: AdminStatusProps): JSX.Element => {
  const words = frame.t.admin.status
  const known = panelValue(services)
  const stores = panelValue(dependencies) ?? []
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[services, dependencies]}
      live={10}
      {...(known === null ? {} : { answer: toAnswer(frame, known, stores) })}
    >
      <div class="panels panels-dense" part="panels">
        <Piece frame={frame} name="services" awaits={[services]}>
          <PanelBox
            frame={frame}
            id="services"
            title={words.services}
            panel={services}
            size="wide"
            render={(rows) => <Services frame={frame} rows={rows} />}
          />
        </Piece>
        <Piece frame={frame} name="dependencies" awaits={[dependencies]}>
          <PanelBox
            frame={frame}
            id="dependencies"
            title={words.dependencies}
            panel={dependencies}
            render={(rows) => <Dependencies frame={frame} rows={rows} />}
          />
        </Piece>
        <Piece frame={frame} name="gateways" awaits={[gateways]}>
          <PanelBox
            frame={frame}
            id="gateways"
            title={words.gateways}
            panel={gateways}
            render={(rows) => <Gateways frame={frame} rows={rows} />}
          />
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const isWell = (row: ServiceRow): boolean => row.condition === 'up'

/** What is ill, of all that the page tells of. */
const toAnswer = (
  { t, format }: Frame,
  rows: readonly ServiceRow[],
  stores: readonly DependencyRow[],
): string => {
  const ill = [
    ...rows.filter((row) => !isWell(row)).map(({ name }) => serviceName(t, name)),
    ...stores.filter(({ ok }) => !ok).map(({ name }) => name),
  ]
  return ill.length === 0 ? t.admin.status.allGood(rows.length) : t.admin.status.trouble(format.list(ill))
}

const State = ({ frame, row }: { frame: Frame; row: ServiceRow }): JSX.Element => {
  const words = frame.t.admin.status
  if (row.breaker === 'half-open') return <Tag tone="watch" text={words.halfOpen} />
  if (row.breaker === 'open') {
    return (
      <Tag
        tone="act"
        text={row.openSince === null ? words.openBare : words.open(frame.format.ago(row.openSince))}
      />
    )
  }
  if (row.condition === 'degraded') return <Tag tone="watch" text={frame.t.docs.conditions.degraded} />
  return isWell(row) ? <Tag tone="good" text={words.closed} /> : <Tag tone="act" text={words.down} />
}

const Services = ({ frame, rows }: { frame: Frame; rows: readonly ServiceRow[] }): JSX.Element => {
  const { format, t } = frame
  const words = t.admin.status
  const ms = (value: number | null) => (value === null ? '–' : `${format.number(value)} ms`)
  return (
    <Table
      frame={frame}
      caption={words.services}
      dense
      rows={rows.toSorted((a, b) => Number(isWell(a)) - Number(isWell(b)))}
      columns={[
        {
          label: words.service,
          cell: (row) => (
            <>
              <strong safe>{serviceName(t, row.name)}</strong>{' '}
              <code class="small" safe>
                {row.name}
              </code>
            </>
          ),
        },
        { label: words.state, cell: (row) => <State frame={frame} row={row} /> },
        {
          label: words.instances,
          numeric: true,
          cell: (row) => (
            <Text text={words.healthy(format.number(row.healthy), format.number(row.instances))} />
          ),
        },
        { label: words.inFlight, numeric: true, cell: (row) => <Text text={format.number(row.inFlight)} /> },
        { label: words.queued, numeric: true, cell: (row) => <Text text={format.number(row.queued)} /> },
        {
          label: words.latency,
          numeric: true,
          cell: (row) => <Text text={`${ms(row.p50Ms)} / ${ms(row.p99Ms)}`} />,
        },
        {
          label: words.errors,
          numeric: true,
          cell: (row) => <Text text={row.errorShare === null ? '–' : format.percent(row.errorShare)} />,
        },
        {
          label: words.lastFailure,
          cell: (row) =>
            row.lastFailureAt === null ? (
              <Text text={words.never} />
            ) : (
              <Ago frame={frame} iso={row.lastFailureAt} />
            ),
        },
        { label: words.trend, cell: (row) => <Sparkline values={row.trend} /> },
      ]}
    />
  )
}

const Dependencies = ({ frame, rows }: { frame: Frame; rows: readonly DependencyRow[] }): JSX.Element => {
  const words = frame.t.admin.status
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li>
          <strong safe>{row.name}</strong>
          <span class="tags">
            {row.ok ? <Tag tone="good" text={words.ok} /> : <Tag tone="act" text={words.down} />}
            {row.embedded ? <Tag tone="quiet" text={words.embedded} /> : ''}
          </span>
          <span safe>{row.latencyMs === null ? '' : `${frame.format.number(row.latencyMs, 1)} ms`}</span>
        </li>
      ))}
    </ul>
  )
}

const Gateways = ({ frame, rows }: { frame: Frame; rows: readonly GatewayRow[] }): JSX.Element => {
  const words = frame.t.admin.status
  if (rows.length === 0) return <Empty text={words.noGateways} />
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li>
          <strong safe>{row.address}</strong>
          <span safe>{`${words.version} ${row.version}`}</span>
          <span>
            <span safe>{`${words.started} `}</span>
            <Ago frame={frame} iso={row.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
