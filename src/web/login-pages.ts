import { Elysia } from 'elysia'
import type { Frame } from '../../pages/frame.ts'
import { Login as LoginPage, type LoginProps } from '../../pages/public/login.tsx'
import { dashboardOf, routes } from '../../pages/routes.ts'
import type { Config } from '../config.ts'
import { parseReturnTo } from '../http/return-to.ts'
import type { Sessions } from '../identity/session.ts'
import { forgetSessionCookie, sessionCookie } from '../plugins/session-cookie.ts'
import type { OpenByLogin } from '../services/auth/login.ts'
import { Login } from '../services/auth/model.ts'
import type { Passage } from '../services/carry.ts'
import { createInputParser } from '../services/input.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { filled, readForm } from './form-fields.ts'
import { attempt, failedForm, freshForm, statusOf } from './form-state.ts'
import type { PageDesk } from './page-desk.ts'
import { posts, reads } from './page-rules.ts'
import { seeOther } from './see-other.ts'

export interface LoginPagesDeps {
  readonly desk: PageDesk
  readonly login: OpenByLogin
  readonly sessions: Pick<Sessions, 'close'>
  readonly cookie: Pick<Config['session'], 'cookieName' | 'cookieSecure'>
  /** Shown on the page; only where the accounts are made up. */
  readonly demoAccounts: LoginProps['demoAccounts']
}

const REASONS = ['expired', 'form-kept', 'logged-out'] as const

/** One form for all roles: the account knows which one it has. */
export const loginPages = ({ desk, login, sessions, cookie, demoAccounts }: LoginPagesDeps) => {
  const parse = createInputParser(Login)

  const form = async (passage: Passage): Promise<Response> => {
    const { frame, session } = await desk.visit(passage)
    const query = new URLSearchParams(exchangeOf(passage.request).search)
    const returnTo = parseReturnTo(query.get('return-to'))
    if (session !== null) return seeOther(returnTo ?? dashboardOf(session.role))
    const reason = REASONS.find((known) => known === query.get('reason')) ?? null
    return desk.show(frame, LoginPage({ frame, state: freshForm(), returnTo, reason, demoAccounts }))
  }

  const submit = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    const fields = await readForm(passage.request)
    const returnTo = parseReturnTo(fields['return-to'])
    const opened = await attempt(() => login(passage, parse(filled(fields))))
    if (opened.done) {
      const { session, accessToken } = opened.value
      return seeOther(returnTo ?? dashboardOf(session.role), [sessionCookie(cookie, accessToken)])
    }
    const kept = { email: fields['email'] ?? '' }
    const state = failedForm(
      frame,
      { ...kept, password: fields['password'] ?? '' },
      opened.failure,
      { email: 'email' },
      words(frame),
    )
    const page = LoginPage({ frame, state: { ...state, values: kept }, returnTo, reason: null, demoAccounts })
    return withRetryAfter(
      await desk.show(frame, page, statusOf(opened.failure)),
      opened.failure.retryAfterSeconds,
    )
  }

  const logout = async ({ request, session }: Passage): Promise<Response> => {
    if (session) await sessions.close(session)
    // Also without a session: whoever logs out on a shared computer wants the cookie gone.
    const forget = forgetSessionCookie(cookie)
    const response = seeOther(`${routes.login}?reason=logged-out`, [forget])
    if (exchangeOf(request).scheme === 'https') response.headers.set('clear-site-data', '"cache"')
    return response
  }

  return new Elysia({ name: 'web/login-pages' })
    .get(routes.login, form, reads('Formulario de inicio de sesión', 'public'))
    .post(
      routes.login,
      submit,
      posts('Iniciar sesión', 'public', {
        action: 'E',
        audit: 'authentication',
        limit: 'login',
        service: 'auth',
      }),
    )
    .post(routes.logout, logout, posts('Cerrar sesión', 'public', { action: 'E', audit: 'authentication' }))
}

const words = ({ t }: Frame): Readonly<Record<string, string>> => ({
  invalid_credentials: t.visitor.login.wrong,
  account_inactive: t.visitor.login.inactive,
  service_unavailable: t.visitor.login.unavailable,
  gateway_timeout: t.visitor.login.unavailable,
  service_unreachable: t.visitor.login.unavailable,
  bad_gateway: t.visitor.login.unavailable,
})

const withRetryAfter = (response: Response, seconds: number | null): Response => {
  if (seconds !== null) response.headers.set('retry-after', String(Math.ceil(seconds)))
  return response
}
