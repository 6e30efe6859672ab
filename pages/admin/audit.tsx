import { Empty } from '../components/empty.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { Text } from '../components/text.tsx'
import { Ago, NoValue } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import { AuditFilters, auditHref, eventsOf } from './audit-filters.tsx'
import type { AuditFilter, AuditRow } from './model.ts'

export interface AdminAuditProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly filter: AuditFilter
  readonly events: Panel<{
    readonly rows: readonly AuditRow[]
    /** Sequence the next page begins before; `null` at the end. */
    readonly before: number | null
  }>
}

const OUTCOME_TONES = { success: 'good', denied: 'watch', failure: 'act' } as const

export const AdminAudit = ({ frame, viewer, filter, events }: AdminAuditProps): JSX.Element => {
  const words = frame.t.admin.audit
  const known = panelValue(events)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[events]}
      {...(known === null ? {} : { answer: words.answer(known.rows.length) })}
    >
      <Piece frame={frame} name="filters" awaits={[]}>
        <AuditFilters frame={frame} filter={filter} />
      </Piece>
      <div class="panels panels-dense" part="panels">
        <Piece frame={frame} name="events" awaits={[events]}>
          <PanelBox
            frame={frame}
            id="events"
            title={words.caption}
            panel={events}
            size="wide"
            more={{ href: auditHref(routes.admin.auditExport, filter, null), label: words.export }}
            render={({ rows, before }) =>
              rows.length === 0 ? (
                <Empty text={words.empty} />
              ) : (
                <>
                  <Events frame={frame} rows={rows} />
                  {before === null ? (
                    ''
                  ) : (
                    <p class="pager">
                      <a
                        class="button button-quiet"
                        rel="next"
                        href={auditHref(routes.admin.audit, filter, before)}
                        safe
                      >
                        {frame.t.shell.next}
                      </a>
                    </p>
                  )}
                </>
              )
            }
          />
        </Piece>
      </div>
    </SignedInLayout>
  )
}

const Events = ({ frame, rows }: { frame: Frame; rows: readonly AuditRow[] }): JSX.Element => {
  const words = frame.t.admin.audit
  return (
    <Table
      frame={frame}
      caption={words.caption}
      dense
      rows={rows}
      columns={[
        { label: words.when, cell: (row) => <Ago frame={frame} iso={row.at} /> },
        { label: words.kind, cell: (row) => <Text text={words.kinds[row.kind]} /> },
        {
          label: words.who,
          cell: (row) => <Actor frame={frame} row={row} />,
        },
        {
          label: words.what,
          cell: (row) => (
            <>
              <span safe>{frame.t.shell.actions[row.action]}</span> <code safe>{row.route}</code>{' '}
              {row.emergency ? <Tag tone="act" text={words.emergency} /> : ''}
              {row.reason === null ? (
                ''
              ) : (
                <span class="small">
                  <span safe>{words.rule}</span> <code safe>{row.reason}</code>
                </span>
              )}
              {row.patientId === null ? (
                ''
              ) : (
                <span class="small">
                  <span safe>{words.subject}</span>{' '}
                  <a href={eventsOf({ patient: row.patientId })}>
                    <code safe>{row.patientId}</code>
                  </a>
                </span>
              )}
              <span class="small">
                <span safe>{words.request}</span> <code safe>{row.requestId}</code>
              </span>
            </>
          ),
        },
        {
          label: words.outcome,
          cell: (row) => <Tag tone={OUTCOME_TONES[row.outcome]} text={words.outcomes[row.outcome]} />,
        },
        { label: words.address, cell: (row) => <Text text={row.address} /> },
      ]}
    />
  )
}

/** Who did it, and the ways on to everything else they did and to ending their sessions. */
const Actor = ({ frame, row }: { frame: Frame; row: AuditRow }): JSX.Element => {
  const words = frame.t.admin.audit
  const roles: Readonly<Record<string, string>> = frame.t.shell.roles
  if (row.role === null && row.userId === null) return <NoValue frame={frame} />
  return (
    <>
      {row.role === null ? '' : <div safe>{roles[row.role] ?? row.role}</div>}
      {row.who === null ? '' : <strong safe>{row.who}</strong>}
      {row.userId === null ? (
        ''
      ) : (
        <div class="ways">
          <a href={eventsOf({ user: row.userId })} safe>
            {words.theirEvents}
          </a>
          <a href={routes.admin.sessionsOf(row.userId)} safe>
            {words.theirSessions}
          </a>
        </div>
      )}
    </>
  )
}
