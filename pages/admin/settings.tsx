import { Disclosure } from '../components/disclosure.tsx'
import { Empty } from '../components/empty.tsx'
import { TextArea } from '../components/field.tsx'
import { Form, Submit } from '../components/form.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import { ReturnedForm } from '../components/returned-form.tsx'
import { Tag } from '../components/tag.tsx'
import type { FormState, Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { routes } from '../routes.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'
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
  const known = panelValue(settings)
  const own = known?.filter((row) => row.origin === 'database')
  const isShown =
    settings.state === 'arriving' ||
    known?.some((row) => row.key === changing?.key && row.origin !== 'environment')
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[settings]}
      scripts={['refresh']}
      {...(own === undefined ? {} : { answer: words.answer(own.length) })}
    >
      <div class="panels panels-dense" part="panels">
        <Piece frame={frame} name="settings" awaits={[settings]}>
          <PanelBox
            frame={frame}
            id="settings"
            title={words.caption}
            panel={settings}
            size="wide"
            render={(rows) =>
              rows.length === 0 ? (
                <Empty text={words.empty} />
              ) : (
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
              )
            }
          />
          {changing === null || isShown ? (
            ''
          ) : (
            <ReturnedForm id="change" title={changing.key} state={changing.state}>
              <ChangeForm frame={frame} settingKey={changing.key} state={changing.state} open />
            </ReturnedForm>
          )}
        </Piece>
      </div>
    </SignedInLayout>
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
        <code safe>{row.key}</code> <Tag tone={ORIGIN_TONES[row.origin]} text={words.origins[row.origin]} />
      </h3>
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
