import { Detail, Term } from '../components/details.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { Field } from '../components/field.tsx'
import { Form, PostButton, Submit } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { AbsentPanel } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { ReturnedForm } from '../components/returned-form.tsx'
import { Tag } from '../components/tag.tsx'
import { Ago } from '../components/time.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import { toDevice } from './user-agent.ts'

export interface OpenSession {
  readonly sid: string
  readonly name: string | null
  readonly userAgent: string
  readonly address: string
  /** Seen from where the viewer is. */
  readonly place: 'same-network' | 'private-network' | 'other-network'
  /** ISO 8601. */
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly isThis: boolean
}

export interface AccountSessionsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  /** This one first, then the latest used. */
  readonly sessions: Panel<readonly OpenSession[]>
  readonly idempotencyKey: string
  /** The renaming form that came back. */
  readonly renaming: { readonly sid: string; readonly state: FormState } | null
}

export const AccountSessions = ({
  frame,
  viewer,
  sessions: panel,
  idempotencyKey,
  renaming,
}: AccountSessionsProps): JSX.Element => {
  const words = frame.t.account.sessions
  const known = panelValue(panel)
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[panel]}
      answer={known === null ? undefined : words.answer(known.length)}
    >
      <Piece frame={frame} name="sessions" awaits={[panel]}>
        {'value' in panel ? (
          <SessionCards
            frame={frame}
            sessions={panel.value}
            idempotencyKey={idempotencyKey}
            renaming={renaming}
          />
        ) : (
          <div class="panels">
            <AbsentPanel frame={frame} id="sessions" title={words.panel} panel={panel} />
            {panel.state === 'failed' && renaming !== null ? (
              <ReturnedForm id="name" title={words.rename} state={renaming.state}>
                <RenameForm frame={frame} sid={renaming.sid} state={renaming.state} />
              </ReturnedForm>
            ) : (
              ''
            )}
          </div>
        )}
      </Piece>
    </SignedInLayout>
  )
}

const SessionCards = ({
  frame,
  sessions,
  idempotencyKey,
  renaming,
}: Pick<AccountSessionsProps, 'frame' | 'idempotencyKey' | 'renaming'> & {
  sessions: readonly OpenSession[]
}): JSX.Element => {
  const words = frame.t.account.sessions
  return (
    <>
      {sessions.length > 1 ? (
        <PostButton
          frame={frame}
          action={routes.account.endOthers}
          label={words.endOthers}
          idempotencyKey={idempotencyKey}
          kind="primary"
        />
      ) : (
        ''
      )}
      <ul class="cards">
        {sessions.map((session) => (
          <SessionCard
            frame={frame}
            session={session}
            idempotencyKey={`${idempotencyKey}-${session.sid}`}
            state={renaming?.sid === session.sid ? renaming.state : null}
          />
        ))}
      </ul>
    </>
  )
}

const SessionCard = ({
  frame,
  session,
  idempotencyKey,
  state,
}: {
  frame: Frame
  session: OpenSession
  idempotencyKey: string
  state: FormState | null
}): JSX.Element => {
  const words = frame.t.account.sessions
  const device = toDevice(session.userAgent)
  const described = words.on(device.browser ?? words.unknownBrowser, device.system ?? words.unknownSystem)
  return (
    <li class="panel">
      <h2 class="card-title">
        <Icon frame={frame} name={device.isPhone ? 'smartphone' : 'monitor'} />
        <span safe>{session.name ?? described}</span>
        {session.isThis ? <Tag tone="good" text={words.here} /> : ''}
      </h2>
      <dl class="details details-row">
        <Detail frame={frame} label={words.device} value={described} />
        <Detail
          frame={frame}
          label={words.address}
          value={words.at(words.places[session.place], session.address)}
        />
        <Term label={words.opened}>
          <Ago frame={frame} iso={session.createdAt} />
        </Term>
        <Term label={words.seen}>
          <Ago frame={frame} iso={session.lastSeenAt} />
        </Term>
      </dl>
      <div class="card-actions">
        <Disclosure frame={frame} title={words.rename} open={state !== null}>
          <RenameForm
            frame={frame}
            sid={session.sid}
            state={
              state ?? { values: { name: session.name ?? '' }, faults: {}, failure: null, idempotencyKey }
            }
          />
        </Disclosure>
        {session.isThis ? (
          ''
        ) : (
          <PostButton
            frame={frame}
            action={routes.account.endSession(session.sid)}
            label={words.end}
            idempotencyKey={idempotencyKey}
          />
        )}
      </div>
    </li>
  )
}

const RenameForm = ({ frame, sid, state }: { frame: Frame; sid: string; state: FormState }): JSX.Element => {
  const words = frame.t.account.sessions
  const form = {
    frame,
    action: routes.account.renameSession(sid),
    state,
    labels: { name: words.name },
  }
  return (
    <Form {...form}>
      <Field {...form} name="name" hint={words.nameHint} autocomplete="off" maxlength={60} width="medium" />
      <Submit label={frame.t.shell.save} />
    </Form>
  )
}
