import type { SettingFieldRow } from '../../pages/admin/model.ts'
import type { Frame } from '../../pages/frame.ts'
import type { Locale } from '../../pages/messages/catalogue.ts'
import { type GatewayError, NotFound } from '../errors.ts'
import { isSettingKey, SETTINGS, type SettingKey } from '../settings/registry.ts'
import { fieldAt, fieldsOf, toTexts, toValue } from '../settings/setting-fields.ts'
import type { Fields } from './form-fields.ts'

/** The form of a setting, its fields filled with a value. */
export const settingForm = (key: SettingKey, value: unknown, locale: Locale): readonly SettingFieldRow[] => {
  const { schema } = SETTINGS[key]
  const texts = toTexts(schema, value)
  return fieldsOf(schema).map(({ name, member, kind, blank, options, expectation }) => ({
    name,
    member,
    kind,
    blank,
    options,
    hint: expectation[locale],
    text: texts[name] ?? '',
  }))
}

/** The key and the value that were typed. Throws `NotFound` for a setting that does not exist. */
export const readSetting = (fields: Fields): { readonly key: SettingKey; readonly value: unknown } => {
  const { key = '' } = fields
  if (!isSettingKey(key)) throw new NotFound()
  return { key, value: toValue(SETTINGS[key].schema, fields) }
}

/** What is wrong with each field of the form, in the reader's words. */
export const settingFaults = (
  key: SettingKey,
  { faults }: GatewayError,
  { t, locale }: Frame,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    faults.map(({ pointer }) => {
      if (!pointer.startsWith('/value')) return ['reason', t.faults.required]
      const field = fieldAt(SETTINGS[key].schema, pointer)
      return [field?.name ?? 'value', field?.expectation[locale] ?? t.faults.invalid]
    }),
  )
