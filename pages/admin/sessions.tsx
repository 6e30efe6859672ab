import type { OpenSession } from '../account/sessions.tsx'
import { toDevice } from '../account/user-agent.ts'
import { Empty } from '../components/empty.tsx'
import { PostButton } from '../components/form.tsx'
import { SearchForm } from '../components/listing.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { Table } from '../components/table.tsx'
import { Text } from '../components/text.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'

export interface AdminSessionsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  /** Account that was asked for; empty before the first search. */
  readonly userId: string
  readonly sessions: Panel<readonly OpenSession[]> | null
  readonly idempotencyKey: string
}

export const AdminSessions = ({
  frame,
  viewer,
  userId,
  sessions,
  idempotencyKey,
}: AdminSessionsProps): JSX.Element => {
  const words = frame.t.admin.sessions
  const known = sessions === null ? null : panelValue(sessions)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      answer={known === null ? words.answer : words.found(known.length)}
      awaits={sessions === null ? [] : [sessions]}
    >
      <Piece frame={frame} name="search" awaits={[]}>
        <SearchForm
          frame={frame}
          path={routes.admin.sessions}
          listing={{ search: userId, sort: '', order: 'ascending', page: 1 }}
          label={words.search}
        />
      </Piece>
      {sessions === null ? (
        ''
      ) : (
        <div class="panels panels-dense" part="panels">
          <Piece frame={frame} name="sessions" awaits={[sessions]}>
            <PanelBox
              frame={frame}
              id="sessions"
              title={words.caption}
              panel={sessions}
              size="wide"
              render={(rows) =>
                rows.length === 0 ? (
                  <Empty text={words.none} />
                ) : (
                  <>
                    <Sessions frame={frame} rows={rows} />
                    <PostButton
                      frame={frame}
                      action={routes.admin.endSessions}
                      label={words.endAll}
                      idempotencyKey={idempotencyKey}
                      fields={{ user: userId }}
                      kind="danger"
                    />
                  </>
                )
              }
            />
          </Piece>
        </div>
      )}
    </SignedInLayout>
  )
}

const Sessions = ({ frame, rows }: { frame: Frame; rows: readonly OpenSession[] }): JSX.Element => {
  const words = frame.t.account.sessions
  return (
    <Table
      frame={frame}
      caption={frame.t.admin.sessions.caption}
      dense
      rows={rows}
      columns={[
        {
          label: words.device,
          cell: (row) => {
            const device = toDevice(row.userAgent)
            return (
              <Text
                text={words.on(device.browser ?? words.unknownBrowser, device.system ?? words.unknownSystem)}
              />
            )
          },
        },
        { label: frame.t.admin.audit.address, cell: (row) => <Text text={row.address} /> },
        { label: words.opened, cell: (row) => <Ago frame={frame} iso={row.createdAt} /> },
        { label: words.seen, cell: (row) => <Ago frame={frame} iso={row.lastSeenAt} /> },
      ]}
    />
  )
}
