import { Detail, Term } from '../components/details.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { ReturnedForm } from '../components/returned-form.tsx'
import { Tag } from '../components/tag.tsx'
import { Ago } from '../components/time.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { AdminList } from './admin-list.tsx'
import { eventsOf } from './audit-filters.tsx'
import type { EmergencyRow } from './model.ts'

export interface AdminEmergencyProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly accesses: Panel<readonly EmergencyRow[]>
  readonly idempotencyKey: string
  /** The review that came back. */
  readonly reviewing: { readonly id: string; readonly state: FormState } | null
}

const TONES = { open: 'watch', accepted: 'good', flagged: 'act' } as const

export const AdminEmergency = ({
  frame,
  viewer,
  accesses,
  idempotencyKey,
  reviewing,
}: AdminEmergencyProps): JSX.Element => {
  const words = frame.t.admin.emergency
  return (
    <AdminList
      frame={frame}
      viewer={viewer}
      id="accesses"
      words={words}
      panel={accesses}
      answer={(rows) => words.answer(rows.filter((row) => row.review === 'open').length)}
      render={(rows) => (
        <ul class="settings">
          {rows.map((row) => (
            <Access
              frame={frame}
              row={row}
              state={
                reviewing?.id === row.id
                  ? reviewing.state
                  : {
                      values: {},
                      faults: {},
                      failure: null,
                      idempotencyKey: `${idempotencyKey}-${row.id}`,
                    }
              }
            />
          ))}
        </ul>
      )}
      returned={
        reviewing && {
          isIn: (row) => row.id === reviewing.id && row.review === 'open',
          form: (
            <ReturnedForm id="review" title={words.review} state={reviewing.state}>
              <Review frame={frame} id={reviewing.id} state={reviewing.state} />
            </ReturnedForm>
          ),
        }
      }
    />
  )
}

const Access = ({
  frame,
  row,
  state,
}: {
  frame: Frame
  row: EmergencyRow
  state: FormState
}): JSX.Element => {
  const words = frame.t.admin.emergency
  return (
    <li class="setting">
      <h3>
        <span safe>{`${words.doctor}: ${row.doctor}`}</span>{' '}
        <Tag tone={TONES[row.review]} text={words.states[row.review]} />
      </h3>
      <dl class="details details-row">
        <Detail frame={frame} label={words.patient} value={row.patient} />
        <Detail frame={frame} label={words.purpose} value={frame.t.doctor.emergency.purposes[row.purpose]} />
        <Term label={words.opened}>
          <Ago frame={frame} iso={row.openedAt} />
        </Term>
        <Detail frame={frame} label={words.reason} value={row.reason} />
        {row.note === null || row.note === '' ? (
          ''
        ) : (
          <Detail frame={frame} label={words.note} value={row.note} />
        )}
      </dl>
      <p>
        <a href={eventsOf({ patient: row.patient, user: row.userId })} safe>
          {words.whatOpened}
        </a>
      </p>
      {row.review === 'open' ? <Review frame={frame} id={row.id} state={state} /> : ''}
    </li>
  )
}

const Review = ({ frame, id, state }: { frame: Frame; id: string; state: FormState }): JSX.Element => {
  const words = frame.t.admin.emergency
  const form = {
    frame,
    action: routes.admin.reviewEmergency,
    // The access makes the ids of the fields unique on a page with one form per access.
    idPrefix: `${routes.admin.reviewEmergency}/${id}`,
    state,
    labels: { note: words.note },
  }
  return (
    <Form {...form}>
      <input type="hidden" name="id" value={id} />
      <Field {...form} name="note" autocomplete="off" maxlength={500} required={false} />
      <div class="actions">
        <button class="button button-primary" type="submit" name="review" value="accepted" safe>
          {words.accept}
        </button>
        <button class="button button-danger" type="submit" name="review" value="flagged" safe>
          {words.flag}
        </button>
      </div>
    </Form>
  )
}
