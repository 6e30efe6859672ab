import { Elysia } from 'elysia'
import { AccountPassword } from '../../pages/account/password.tsx'
import {
  AccountSessions,
  type AccountSessionsProps,
  type OpenSession,
} from '../../pages/account/sessions.tsx'
import type { FormState } from '../../pages/frame.ts'
import { panelValue } from '../../pages/panel-value.ts'
import { routes } from '../../pages/routes.ts'
import { NotFound } from '../errors.ts'
import type { Sessions } from '../identity/session.ts'
import type { ChangePassword } from '../services/auth/change-password.ts'
import { PasswordChange, SessionName } from '../services/auth/model.ts'
import type { Passage } from '../services/carry.ts'
import { createInputParser } from '../services/input.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { filled, readForm } from './form-fields.ts'
import { attempt, type FaultWords, failedForm, freshForm, isUnsure, statusOf } from './form-state.ts'
import { toOpenSessions } from './open-session.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads } from './page-rules.ts'
import { seeOther } from './see-other.ts'

export interface AccountPagesDeps {
  readonly desk: PageDesk
  readonly sessions: Pick<Sessions, 'list' | 'closeOne' | 'closeAll' | 'rename'>
  readonly changePassword: ChangePassword
}

const PASSWORD_FAULTS: FaultWords = {
  current_password: 'wrongPassword',
  new_password: 'weakPassword',
  confirm_password: 'mismatch',
}

/** What everybody signed in looks after: sessions and password. */
export const accountPages = ({ desk, sessions, changePassword }: AccountPagesDeps) => {
  const parseName = createInputParser(SessionName)
  const parsePassword = createInputParser(PasswordChange)

  const list = async (
    passage: Passage,
    renaming: AccountSessionsProps['renaming'],
    status = 200,
  ): Promise<Response> => {
    const { frame: entered, viewer, session } = await desk.enter(passage)
    const { frame, forms } = desk.resume(entered, passage, session)
    const own = { sid: session.sid, address: exchangeOf(passage.request).clientAddress }
    const idempotencyKey = desk.idempotencyKey()
    return desk.showPanels(passage, frame, {
      arrivals: { sessions: sessions.list(session.userId).then((all) => toOpenSessions(all, own)) },
      render: (frame, panels) =>
        AccountSessions({
          frame,
          viewer,
          ...panels,
          idempotencyKey,
          renaming: renaming ?? keptName(forms, panelValue(panels.sessions) ?? []),
        }),
      status,
    })
  }

  const end = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const sid = passage.params?.['sid'] ?? ''
    if (!(await sessions.closeOne(session.userId, sid))) throw new NotFound()
    if (sid === session.sid) return seeOther(routes.login)
    return desk.leave(routes.account.sessions, { tone: 'good', text: frame.t.account.sessions.ended })
  }

  const endOthers = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    await sessions.closeAll(session.userId, session.sid)
    return desk.leave(routes.account.sessions, { tone: 'good', text: frame.t.account.sessions.othersEnded })
  }

  const rename = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const sid = passage.params?.['sid'] ?? ''
    const fields = await readForm(passage.request)
    const renamed = await attempt(async () => {
      const { name } = parseName(filled(fields))
      if (!(await sessions.rename(session.userId, sid, name))) throw new NotFound()
    })
    if (renamed.done)
      return desk.leave(routes.account.sessions, { tone: 'good', text: frame.t.account.sessions.renamed })
    const state = failedForm(frame, fields, renamed.failure, { name: 'tooLong' })
    return list(passage, { sid, state }, statusOf(renamed.failure))
  }

  const password = async (passage: Passage, returned: FormState | null, status = 200): Promise<Response> => {
    const { frame, viewer } = await desk.enter(passage)
    return desk.show(frame, AccountPassword({ frame, viewer, state: returned ?? freshForm() }), status)
  }

  const savePassword = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.enter(passage)
    const words = frame.t.account.password
    const fields = await readForm(passage.request)
    const changed = await attempt(() =>
      changePassword(passage.request, session, parsePassword(filled(fields))),
    )
    if (changed.done) return desk.leave(routes.account.sessions, { tone: 'good', text: words.changed })
    const state = failedForm(frame, fields, changed.failure, PASSWORD_FAULTS)
    const unsaved = isUnsure(changed.failure) ? words.unsure : words.unavailable
    const told = changed.failure.status >= 500 ? { ...state, failure: unsaved } : state
    return password(passage, told, statusOf(changed.failure))
  }

  const rule = (summary: string) => reads(summary, 'signed-in')
  const posted = (summary: string, more: Parameters<typeof posts>[2] = {}) =>
    posts(summary, 'signed-in', more)
  return new Elysia({ name: 'web/account-pages' })
    .get(
      routes.account.sessions,
      (passage: Passage) => list(passage, null),
      rule('Página: sesiones abiertas'),
    )
    .post(
      `${routes.account.sessions}/:sid/end`,
      end,
      posted('Formulario: cerrar una sesión', { audit: 'authentication', action: 'D' }),
    )
    .post(`${routes.account.sessions}/:sid/name`, rename, posted('Formulario: nombrar una sesión'))
    .post(
      routes.account.endOthers,
      endOthers,
      posted('Formulario: cerrar las demás sesiones', { audit: 'authentication', action: 'D' }),
    )
    .get(
      routes.account.password,
      (passage: Passage) => password(passage, null),
      rule('Página: cambiar la contraseña'),
    )
    .post(
      routes.account.password,
      savePassword,
      posted('Formulario: cambiar la contraseña', {
        audit: 'authentication',
        limit: 'login',
        service: 'auth',
      }),
    )
}

/** The name that was typed when the session ended. If it was for that session, it is for the one that took its place. */
const keptName = (
  forms: Readonly<Record<string, FormState>>,
  open: readonly OpenSession[],
): AccountSessionsProps['renaming'] => {
  const [kept] = Object.entries(forms)
  if (kept === undefined) return null
  const [action, state] = kept
  const named = open.find(({ sid }) => routes.account.renameSession(sid) === action) ?? open[0]
  return { sid: named?.sid ?? '', state }
}
