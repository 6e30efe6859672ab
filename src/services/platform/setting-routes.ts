import { Elysia, t } from 'elysia'
import { NotFound } from '../../errors.ts'
import { ruled } from '../../plugins/rule.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { isSettingKey, SETTINGS, type SettingKey } from '../../settings/registry.ts'
import type { SettingVersion } from '../../settings/settings-store.ts'
import type { Passage } from '../carry.ts'
import { createInputParser } from '../input.ts'
import { toIso } from '../iso-time.ts'
import { jsonAnswer } from '../json-answer.ts'
import { readJson } from '../json-content.ts'
import { answers } from '../responses.ts'
import { NewSettingValue, Setting, SettingChange, SettingRevert } from './model.ts'
import type { Platform } from './platform.ts'
import { rules } from './rules.ts'
import { toAuthor } from './setting-author.ts'

const KeyParams = t.Object({ key: t.String() })

/** The settings, their versions, and how they change. */
export const settingRoutes = ({ settings }: Platform) => {
  const parseValue = createInputParser(NewSettingValue)
  const parseRevert = createInputParser(SettingRevert)

  const toItem = (key: SettingKey) => ({
    key,
    value: settings.get(key),
    origin: settings.origin(key),
    environment_name: SETTINGS[key].environmentName,
    description: SETTINGS[key].words.es.description,
  })
  const keyOf = ({ params }: Passage): string => params?.['key'] ?? ''

  const history = async (passage: Passage): Promise<Response> => {
    const key = keyOf(passage)
    if (!isSettingKey(key)) throw new NotFound()
    return jsonAnswer((await settings.history(key)).map(toChange))
  }

  const change = async (passage: Passage): Promise<Response> => {
    const { value, reason } = parseValue(await readJson(passage.request))
    const by = toAuthor(signedIn(passage.session), reason)
    return jsonAnswer(toChange(await settings.change(keyOf(passage), value, by)))
  }

  const revert = async (passage: Passage): Promise<Response> => {
    const { version, reason } = parseRevert(await readJson(passage.request))
    const by = toAuthor(signedIn(passage.session), reason)
    return jsonAnswer(toChange(await settings.revert(keyOf(passage), version, by)))
  }

  return new Elysia({ name: 'services/platform/settings' })
    .get('/settings', () => jsonAnswer(Object.keys(SETTINGS).filter(isSettingKey).map(toItem)), {
      ...ruled(rules.settings),
      response: answers(t.Array(Setting)),
    })
    .get('/settings/:key/history', history, {
      ...ruled(rules.settingHistory),
      params: KeyParams,
      response: answers(t.Array(SettingChange)),
    })
    .put('/settings/:key', change, {
      ...ruled(rules.changeSetting),
      parse: 'none',
      params: KeyParams,
      body: t.Optional(NewSettingValue),
      response: answers(SettingChange),
    })
    .post('/settings/:key/revert', revert, {
      ...ruled(rules.revertSetting),
      parse: 'none',
      params: KeyParams,
      body: t.Optional(SettingRevert),
      response: answers(SettingChange),
    })
}

const toChange = ({ changedAt, value, ...version }: SettingVersion) => ({
  ...version,
  value: value === null ? null : JSON.parse(value),
  changed_at: toIso(changedAt),
})
