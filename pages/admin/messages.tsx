import { PostButton } from '../components/form.tsx'
import { Email, Phone } from '../components/reach.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { AdminList } from './admin-list.tsx'
import type { ContactMessageRow } from './model.ts'

export interface AdminMessagesProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly messages: Panel<readonly ContactMessageRow[]>
  readonly idempotencyKey: string
}

export const AdminMessages = ({
  frame,
  viewer,
  messages,
  idempotencyKey,
}: AdminMessagesProps): JSX.Element => {
  const words = frame.t.admin.messages
  return (
    <AdminList
      frame={frame}
      viewer={viewer}
      id="messages"
      words={words}
      panel={messages}
      answer={(rows) => words.answer(rows.filter((row) => !row.isHandled).length)}
      render={(rows) => <Messages frame={frame} rows={rows} idempotencyKey={idempotencyKey} />}
    />
  )
}

const Messages = ({
  frame,
  rows,
  idempotencyKey,
}: {
  frame: Frame
  rows: readonly ContactMessageRow[]
  idempotencyKey: string
}): JSX.Element => {
  const words = frame.t.admin.messages
  return (
    <Table
      frame={frame}
      caption={words.caption}
      dense
      rows={rows}
      columns={[
        { label: words.received, cell: (row) => <Ago frame={frame} iso={row.receivedAt} /> },
        {
          label: words.from,
          cell: (row) => (
            <span class="stacked">
              <strong safe>{row.name}</strong>
              <Email frame={frame} email={row.email} />
              {row.phone === null ? '' : <Phone frame={frame} phone={row.phone} />}
            </span>
          ),
        },
        {
          label: words.message,
          cell: (row) => (
            <p class="message" safe>
              {row.message}
            </p>
          ),
        },
        {
          label: words.state,
          cell: (row) =>
            row.isHandled ? (
              <Tag tone="good" text={words.handled} />
            ) : (
              <div class="stacked">
                <Tag tone="watch" text={words.waiting} />
                <PostButton
                  frame={frame}
                  action={routes.admin.handleMessage}
                  label={words.handle}
                  idempotencyKey={`${idempotencyKey}-${row.id}`}
                  fields={{ id: row.id }}
                />
              </div>
            ),
        },
      ]}
    />
  )
}
