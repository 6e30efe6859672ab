import { Elysia } from 'elysia'
import { AdminEmergency, type AdminEmergencyProps } from '../../pages/admin/emergency.tsx'
import { AdminSettings, type AdminSettingsProps } from '../../pages/admin/settings.tsx'
import type { FormState, Frame } from '../../pages/frame.ts'
import { routes } from '../../pages/routes.ts'
import { BadRequest } from '../errors.ts'
import type { Sessions } from '../identity/session.ts'
import type { Passage } from '../services/carry.ts'
import { isSettingKey, SETTINGS } from '../settings/registry.ts'
import type { AdminPorts } from './admin-ports.ts'
import { readForm } from './form-fields.ts'
import { attempt, failedForm, statusOf } from './form-state.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads } from './page-rules.ts'
import { readSetting, settingFaults, settingForm } from './setting-form.ts'

export interface AdminFormPagesDeps {
  readonly desk: PageDesk
  readonly ports: AdminPorts
  readonly sessions: Pick<Sessions, 'closeAll'>
}

/** What an administrator changes, and the pages of the forms that are typed into. */
export const adminFormPages = ({ desk, ports, sessions }: AdminFormPagesDeps) => {
  const settings = async (
    passage: Passage,
    changing: AdminSettingsProps['changing'],
    status = 200,
  ): Promise<Response> => {
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms } = desk.resume(entered, passage, session)
    const kept = forms[routes.admin.settings]
    const shown = changing ?? toChanging(kept?.values['key'] ?? '', kept, frame)
    const idempotencyKey = desk.idempotencyKey()
    return desk.showPanels(passage, frame, {
      arrivals: { settings: ports.settings(frame.locale) },
      render: (frame, panels) => AdminSettings({ frame, viewer, ...panels, idempotencyKey, changing: shown }),
      status,
    })
  }

  const emergencies = async (
    passage: Passage,
    reviewing: AdminEmergencyProps['reviewing'],
    status = 200,
  ): Promise<Response> => {
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms } = desk.resume(entered, passage, session)
    const kept = forms[routes.admin.reviewEmergency]
    const shown = reviewing ?? (kept ? { id: kept.values['id'] ?? '', state: kept } : null)
    const idempotencyKey = desk.idempotencyKey()
    return desk.showPanels(passage, frame, {
      arrivals: { accesses: ports.emergencies({ request: passage.request, session }) },
      render: (frame, panels) =>
        AdminEmergency({ frame, viewer, ...panels, idempotencyKey, reviewing: shown }),
      status,
    })
  }

  const changeSetting = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const fields = await readForm(passage.request)
    const { key, value } = readSetting(fields)
    const { reason = '' } = fields
    const changed = await attempt(() => ports.changeSetting(session, key, value, reason))
    if (changed.done)
      return desk.leave(routes.admin.settings, {
        tone: 'good',
        text: frame.t.admin.settings.saved(labelOf(key, frame)),
      })
    const state = failedForm(frame, fields, changed.failure, {})
    const faults = settingFaults(key, changed.failure, frame)
    return settings(passage, toChanging(key, { ...state, faults }, frame), statusOf(changed.failure))
  }

  const undoSetting = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const { key = '', version = '' } = await readForm(passage.request)
    await ports.undoSetting(session, key, Number(version))
    return desk.leave(routes.admin.settings, {
      tone: 'good',
      text: frame.t.admin.settings.undone(labelOf(key, frame)),
    })
  }

  const endSessions = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.enter(passage)
    const { user = '' } = await readForm(passage.request)
    const ended = await sessions.closeAll(user)
    const back = `${routes.admin.sessions}?q=${encodeURIComponent(user)}`
    return desk.leave(back, { tone: 'good', text: frame.t.admin.sessions.ended(ended) })
  }

  const review = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const fields = await readForm(passage.request)
    const { id = '', review: verdict = '', note = '' } = fields
    if (verdict !== 'accepted' && verdict !== 'flagged') throw new BadRequest()
    const words = frame.t.admin.emergency
    const reviewed = await attempt(() => ports.reviewEmergency(session, id, verdict, note))
    if (reviewed.done)
      return desk.leave(
        routes.admin.emergency,
        reviewed.value
          ? { tone: 'good', text: words.reviewed }
          : { tone: 'watch', text: words.reviewedBefore },
      )
    const state = failedForm(frame, fields, reviewed.failure, {})
    return emergencies(passage, { id, state }, statusOf(reviewed.failure))
  }

  const handleMessage = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const { id = '' } = await readForm(passage.request)
    const words = frame.t.admin.messages
    return desk.leave(
      routes.admin.messages,
      (await ports.handleMessage(session, id))
        ? { tone: 'good', text: words.handledNow }
        : { tone: 'watch', text: words.handledBefore },
    )
  }

  const posted = (summary: string, audit: 'administration' | 'settings') =>
    posts(summary, { admin: 'any' }, { audit })
  return new Elysia({ name: 'web/admin-form-pages' })
    .get(
      routes.admin.settings,
      (passage: Passage) => settings(passage, null),
      reads('Página: ajustes', { admin: 'any' }),
    )
    .post(routes.admin.settings, changeSetting, posted('Formulario: cambiar un ajuste', 'settings'))
    .post(routes.admin.undoSetting, undoSetting, posted('Formulario: volver a un valor anterior', 'settings'))
    .post(
      routes.admin.endSessions,
      endSessions,
      posted('Formulario: cerrar las sesiones de una cuenta', 'administration'),
    )
    .get(
      routes.admin.emergency,
      (passage: Passage) => emergencies(passage, null),
      reads('Página: accesos de emergencia', { admin: 'any' }, { audit: 'administration' }),
    )
    .post(
      routes.admin.reviewEmergency,
      review,
      posted('Formulario: revisar un acceso de emergencia', 'administration'),
    )
    .post(
      routes.admin.handleMessage,
      handleMessage,
      posted('Formulario: atender un mensaje', 'administration'),
    )
}

/** What the page calls a setting; it exists. */
const labelOf = (key: string, { locale }: Frame): string =>
  isSettingKey(key) ? SETTINGS[key].words[locale].label : key

/** The form of a setting as it came back, if there is one. */
const toChanging = (
  key: string,
  state: FormState | undefined,
  { locale }: Frame,
): AdminSettingsProps['changing'] =>
  state !== undefined && isSettingKey(key) ? { key, fields: settingForm(key, null, locale), state } : null
