import { Disclosure } from '../components/disclosure.tsx'
import { PostButton } from '../components/form.tsx'
import { Ago } from '../components/time.tsx'
import type { Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import type { SettingChange, SettingRow } from './model.ts'

/** Earlier values of a setting; each but the newest can be returned to. */
export const SettingHistory = ({
  frame,
  row,
  idempotencyKey,
}: {
  frame: Frame
  row: SettingRow
  idempotencyKey: string
}): JSX.Element => (
  <Disclosure frame={frame} title={frame.t.admin.settings.history}>
    <ul class="lines">
      {row.history.map((change, index) => (
        <Change
          frame={frame}
          row={row}
          change={change}
          isNewest={index === 0}
          idempotencyKey={idempotencyKey}
        />
      ))}
    </ul>
  </Disclosure>
)

const Change = ({
  frame,
  row,
  change,
  isNewest,
  idempotencyKey,
}: {
  frame: Frame
  row: SettingRow
  change: SettingChange
  isNewest: boolean
  idempotencyKey: string
}): JSX.Element => {
  const words = frame.t.admin.settings
  return (
    <li>
      <span>
        <code safe>{change.value ?? words.unset}</code>
      </span>
      <span safe>{words.byWhom(change.author, change.reason)}</span>
      <span>
        <Ago frame={frame} iso={change.at} />
      </span>
      {isNewest ? (
        ''
      ) : (
        <PostButton
          frame={frame}
          action={routes.admin.undoSetting}
          label={words.undo}
          idempotencyKey={`${idempotencyKey}-${change.version}`}
          fields={{ key: row.key, version: String(change.version) }}
        />
      )}
    </li>
  )
}
