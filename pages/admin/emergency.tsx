import { Empty } from '../components/empty.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Tag } from '../components/tag.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
import type { EmergencyRow } from './model.ts'

export interface AdminEmergencyProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly accesses: Panel<readonly EmergencyRow[]>
  readonly idempotencyKey: string
}

const TONES = { open: 'watch', accepted: 'good', flagged: 'act' } as const

export const AdminEmergency = ({
  frame,
  viewer,
  accesses,
  idempotencyKey,
}: AdminEmergencyProps): JSX.Element => {
  const words = frame.t.admin.emergency
  const waiting = accesses.state === 'failed' ? [] : accesses.value.filter((row) => row.review === 'open')
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      scripts={['refresh']}
      {...(accesses.state === 'failed' ? {} : { answer: words.answer(waiting.length) })}
    >
      <div class="panels panels-dense">
        <PanelBox
          frame={frame}
          id="accesses"
          title={words.caption}
          panel={accesses}
          size="wide"
          render={(rows) =>
            rows.length === 0 ? (
              <Empty text={words.empty} />
            ) : (
              <ul class="settings">
                {rows.map((row) => (
                  <Access frame={frame} row={row} idempotencyKey={`${idempotencyKey}-${row.id}`} />
                ))}
              </ul>
            )
          }
        />
      </div>
    </SignedInLayout>
  )
}

const Access = ({
  frame,
  row,
  idempotencyKey,
}: {
  frame: Frame
  row: EmergencyRow
  idempotencyKey: string
}): JSX.Element => {
  const words = frame.t.admin.emergency
  return (
    <li class="setting">
      <h3>
        <span safe>{`${words.doctor}: ${row.doctor}`}</span>{' '}
        <Tag tone={TONES[row.review]} text={words.states[row.review]} />
      </h3>
      <dl class="details details-row">
        <div>
          <dt safe>{words.patient}</dt>
          <dd safe>{row.patient}</dd>
        </div>
        <div>
          <dt safe>{words.purpose}</dt>
          <dd safe>{frame.t.doctor.emergency.purposes[row.purpose]}</dd>
        </div>
        <div>
          <dt safe>{words.opened}</dt>
          <dd>
            <Ago frame={frame} iso={row.openedAt} />
          </dd>
        </div>
        <div>
          <dt safe>{words.reason}</dt>
          <dd safe>{row.reason}</dd>
        </div>
        {row.note === null || row.note === '' ? (
          ''
        ) : (
          <div>
            <dt safe>{words.note}</dt>
            <dd safe>{row.note}</dd>
          </div>
        )}
      </dl>
      {row.review === 'open' ? <Review frame={frame} row={row} idempotencyKey={idempotencyKey} /> : ''}
    </li>
  )
}

const Review = ({
  frame,
  row,
  idempotencyKey,
}: {
  frame: Frame
  row: EmergencyRow
  idempotencyKey: string
}): JSX.Element => {
  const words = frame.t.admin.emergency
  return (
    <form class="form" method="post" action={routes.admin.reviewEmergency} data-guard={frame.t.shell.sending}>
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="idempotency-key" value={idempotencyKey} />
      <input type="hidden" name="id" value={row.id} />
      <div class="field">
        <label for={`note-${row.id}`} safe>
          {words.note}
        </label>
        <input type="text" id={`note-${row.id}`} name="note" maxlength={500} autocomplete="off" />
      </div>
      <div class="actions">
        <button class="button button-primary" type="submit" name="review" value="accepted" safe>
          {words.accept}
        </button>
        <button class="button button-danger" type="submit" name="review" value="flagged" safe>
          {words.flag}
        </button>
      </div>
    </form>
  )
}
