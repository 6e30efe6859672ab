import { PostButton } from '../components/form.tsx'
import { Nothing } from '../components/nothing.tsx'
import { SearchedList } from '../components/searched-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { Text } from '../components/text.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import type { Listing, Slice } from '../listing.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { AccessEntry } from './model.ts'

export interface PatientAccessLogProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly listing: Listing
  readonly accesses: Panel<Slice<AccessEntry> & { readonly all: number; readonly emergencies: number }>
  readonly idempotencyKey: string
}

export const PatientAccessLog = ({
  frame,
  viewer,
  listing,
  accesses,
  idempotencyKey,
}: PatientAccessLogProps): JSX.Element => {
  const words = frame.t.patient.accessLog
  const path = routes.patient.accessLog
  const known = panelValue(accesses)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[accesses]}
      {...(known === null ? {} : { answer: toAnswer(frame, known.all, known.emergencies) })}
    >
      <SearchedList
        frame={frame}
        id="accesses"
        words={words}
        path={path}
        listing={listing}
        panel={accesses}
        render={(rows) => <Accesses frame={frame} entries={rows} idempotencyKey={idempotencyKey} />}
      />
    </SignedInLayout>
  )
}

const toAnswer = ({ t }: Frame, total: number, emergencies: number): string => {
  const words = t.patient.accessLog
  if (total === 0) return words.empty
  return emergencies === 0 ? words.answer(total) : `${words.answer(total)} ${words.emergency(emergencies)}`
}

const Accesses = ({
  frame,
  entries,
  idempotencyKey,
}: {
  frame: Frame
  entries: readonly AccessEntry[]
  idempotencyKey: string
}): JSX.Element => {
  const words = frame.t.patient.accessLog
  return (
    <Table
      frame={frame}
      caption={words.caption}
      rows={entries}
      columns={[
        { label: words.when, cell: (entry) => <Ago frame={frame} iso={entry.at} /> },
        { label: words.who, cell: (entry) => <Text text={entry.self ? words.you : entry.who} /> },
        { label: words.role, cell: (entry) => <Text text={roleWord(frame, entry)} /> },
        {
          label: words.what,
          cell: (entry) => (
            <div class="stacked">
              <span safe>{`${frame.t.shell.actions[entry.action]}: ${entry.what}`}</span>
              {entry.emergency ? <Tag tone="act" text={words.emergencyTag} /> : ''}
              {entry.denied ? <Tag tone="quiet" text={words.deniedTag} /> : ''}
            </div>
          ),
        },
        {
          label: words.why,
          cell: (entry) => (entry.reason === null ? <Nothing /> : <Text text={entry.reason} />),
        },
        {
          label: frame.t.account.sessions.action,
          cell: (entry) =>
            entry.self ? (
              <Nothing />
            ) : (
              <PostButton
                frame={frame}
                action={routes.patient.reportAccess}
                label={words.report}
                idempotencyKey={`${idempotencyKey}-${entry.id}`}
                fields={{ entry: entry.id }}
                kind="link"
              />
            ),
        },
      ]}
    />
  )
}

const roleWord = ({ t }: Frame, entry: AccessEntry): string => {
  const roles: Readonly<Record<string, string>> = t.shell.roles
  return [roles[entry.role] ?? entry.role, entry.institution].filter(Boolean).join(', ')
}
