import { Disclosure } from '../components/disclosure.tsx'
import { TextArea } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { ReturnedForm } from '../components/returned-form.tsx'
import { Tag } from '../components/tag.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { routes } from '../routes.ts'
import { AdminList } from './admin-list.tsx'
import type { SettingRow } from './model.ts'
import { SettingHistory } from './setting-history.tsx'

export interface AdminSettingsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly settings: Panel<readonly SettingRow[]>
  readonly idempotencyKey: string
  /** The change that came back. */
  readonly changing: { readonly key: string; readonly state: FormState } | null
}

export const AdminSettings = ({
  frame,
  viewer,
  settings,
  idempotencyKey,
  changing,
}: AdminSettingsProps): JSX.Element => {
  const words = frame.t.admin.settings
  return (
    <AdminList
      frame={frame}
      viewer={viewer}
      id="settings"
      words={words}
      panel={settings}
      answer={(rows) => words.answer(rows.filter((row) => row.origin === 'database').length)}
      render={(rows) => (
        <ul class="settings">
          {rows.map((row) => (
            <Setting
              frame={frame}
              row={row}
              open={changing?.key === row.key}
              state={
                changing?.key === row.key
                  ? changing.state
                  : {
                      values: { value: row.value },
                      faults: {},
                      failure: null,
                      idempotencyKey: `${idempotencyKey}-${row.key}`,
                    }
              }
            />
          ))}
        </ul>
      )}
      returned={
        changing && {
          isIn: (row) => row.key === changing.key && row.origin !== 'environment',
          form: (
            <ReturnedForm id="change" title={words.key} state={changing.state}>
              <p class="small">
                <code safe>{changing.key}</code>
              </p>
              <ChangeForm frame={frame} settingKey={changing.key} state={changing.state} open />
            </ReturnedForm>
          ),
        }
      }
    />
  )
}

const ORIGIN_TONES = { environment: 'watch', database: 'good', default: 'quiet' } as const

const Setting = ({
  frame,
  row,
  state,
  open,
}: {
  frame: Frame
  row: SettingRow
  state: FormState
  open: boolean
}): JSX.Element => {
  const words = frame.t.admin.settings
  return (
    <li class="setting">
      <h3>
        <span safe>{row.label}</span> <Tag tone={ORIGIN_TONES[row.origin]} text={words.origins[row.origin]} />
      </h3>
      <p class="small">
        <code safe>{row.key}</code>
      </p>
      <p class="small" safe>
        {row.description}
      </p>
      <p>
        <code class="setting-value" safe>
          {row.value}
        </code>
      </p>
      {row.origin === 'environment' ? (
        <p class="small" safe>
          {words.fixed}
        </p>
      ) : (
        <ChangeForm frame={frame} settingKey={row.key} state={state} open={open} />
      )}
      {row.history.length === 0 ? (
        ''
      ) : (
        <SettingHistory frame={frame} row={row} idempotencyKey={state.idempotencyKey} />
      )}
    </li>
  )
}

const ChangeForm = ({
  frame,
  settingKey,
  state,
  open,
}: {
  frame: Frame
  settingKey: string
  state: FormState
  open: boolean
}): JSX.Element => {
  const words = frame.t.admin.settings
  const form = {
    frame,
    action: routes.admin.settings,
    // The key makes the ids of the fields unique on a page with one form per setting.
    idPrefix: `${routes.admin.settings}/${settingKey}`,
    state,
    labels: { value: words.newValue, reason: words.reason },
  }
  return (
    <Disclosure frame={frame} title={words.change} open={open}>
      <Form {...form}>
        <input type="hidden" name="key" value={settingKey} />
        <TextArea {...form} name="value" hint={words.valueHint} rows={2} maxlength={4000} />
        <TextArea {...form} name="reason" hint={words.reasonHint} rows={2} maxlength={500} />
        <Submit label={words.save} />
      </Form>
    </Disclosure>
  )
}
