import { InvalidInput } from '../../errors.ts'
import type { Session } from '../../identity/session.ts'
import type { Settings } from '../../settings/settings.ts'
import type { SettingVersion } from '../../settings/settings-store.ts'

const REASON_MAX_LENGTH = 500

/** Refuses a change nobody explained; the author is the administrator's account. */
export const toAuthor = (session: Session, reason: string): { author: string; reason: string } => {
  const said = reason.trim()
  if (said === '' || said.length > REASON_MAX_LENGTH)
    throw new InvalidInput(null, {
      faults: [{ pointer: '/reason', detail: `Explica el cambio en 1 a ${REASON_MAX_LENGTH} caracteres.` }],
    })
  return { author: session.email, reason: said }
}

/** Changes a setting to a value that was typed as JSON. */
export const changeSettingText = async (
  settings: Settings,
  by: Session,
  change: { readonly key: string; readonly value: string; readonly reason: string },
): Promise<SettingVersion> =>
  settings.change(change.key, parseJson(change.value), toAuthor(by, change.reason))

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInput(null, {
      faults: [{ pointer: '/value', detail: 'Escribe el valor como JSON: un texto va entre comillas.' }],
    })
  }
}
