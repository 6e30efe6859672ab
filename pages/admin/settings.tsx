import { ReturnedForm } from '../components/returned-form.tsx'
import { Tag } from '../components/tag.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { serviceName } from '../service-name.ts'
import { AdminList } from './admin-list.tsx'
import type { SettingFieldRow, SettingRow } from './model.ts'
import { SettingForm } from './setting-form.tsx'
import { SettingHistory } from './setting-history.tsx'

export interface AdminSettingsProps {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly settings: Panel<readonly SettingRow[]>
  readonly idempotencyKey: string
  /** The change that came back. */
  readonly changing: {
    readonly key: string
    readonly fields: readonly SettingFieldRow[]
    readonly state: FormState
  } | null
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
        <div class="stack">
          {groupsOf(rows).map(([service, members]) => (
            <section class="setting-group">
              <h3 safe>{service === '' ? words.general : words.ofService(serviceName(frame.t, service))}</h3>
              <ul class="settings">
                {members.map((row) => (
                  <Setting
                    frame={frame}
                    row={row}
                    open={changing?.key === row.key}
                    state={
                      changing?.key === row.key
                        ? changing.state
                        : unchanged(row, `${idempotencyKey}-${row.key}`)
                    }
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      returned={
        changing && {
          isIn: (row) => row.key === changing.key && row.origin !== 'environment',
          form: (
            <ReturnedForm id="change" title={words.key} state={changing.state}>
              <p class="small">
                <code safe>{changing.key}</code>
              </p>
              <SettingForm
                frame={frame}
                settingKey={changing.key}
                fields={changing.fields}
                state={changing.state}
                open
              />
            </ReturnedForm>
          ),
        }
      }
    />
  )
}

/** What is not of one service first, then service by service. */
const groupsOf = (rows: readonly SettingRow[]): readonly (readonly [string, readonly SettingRow[]])[] => {
  const groups = Map.groupBy(rows, ({ key }) => SERVICE_KEY.exec(key)?.[1] ?? '')
  return [...groups].sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
}

const SERVICE_KEY = /^services\.([^.]+)\./

const unchanged = (row: SettingRow, idempotencyKey: string): FormState => ({
  values: Object.fromEntries(row.fields.map(({ name, text }) => [name, text])),
  faults: {},
  failure: null,
  idempotencyKey,
})

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
      <h4>
        <span safe>{row.label}</span> <Tag tone={ORIGIN_TONES[row.origin]} text={words.origins[row.origin]} />
      </h4>
      <p class="small">
        <code safe>{row.key}</code>
      </p>
      <p class="small" safe>
        {row.description}
      </p>
      <p>
        <code class="setting-value" safe>
          {row.value === 'null' ? words.none : row.value}
        </code>
      </p>
      {row.origin === 'environment' ? (
        <p class="small" safe>
          {words.fixed}
        </p>
      ) : (
        <SettingForm frame={frame} settingKey={row.key} fields={row.fields} state={state} open={open} />
      )}
      {row.history.length === 0 ? (
        ''
      ) : (
        <SettingHistory frame={frame} row={row} idempotencyKey={state.idempotencyKey} />
      )}
    </li>
  )
}
