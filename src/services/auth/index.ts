import { Elysia, t } from 'elysia'
import type { Config } from '../../config.ts'
import { NotFound, Unauthenticated } from '../../errors.ts'
import type { Session, Sessions } from '../../identity/session.ts'
import { ruled } from '../../plugins/rule.ts'
import { forgetSessionCookie, sessionCookie } from '../../plugins/session-cookie.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import type { Passage } from '../carry.ts'
import { createInputParser } from '../input.ts'
import { emptyAnswer, jsonAnswer } from '../json-answer.ts'
import { readJson } from '../json-content.ts'
import { Problem } from '../problem.ts'
import { actAs } from './act-as.ts'
import type { OpenByLogin } from './login.ts'
import { Done, Login, OpenedSession, Refresh, SessionItem, SessionName, ValidSession } from './model.ts'
import { toOpenedSession } from './opened-session.ts'
import { rules } from './rules.ts'
import { toSessionItem } from './session-item.ts'
import { isTokenReader } from './token-delivery.ts'

export interface AuthDeps {
  readonly login: OpenByLogin
  readonly sessions: Sessions
  readonly cookie: Pick<Config['session'], 'cookieName' | 'cookieSecure'>
}

const SessionParams = t.Object({ id: t.String() })
const errors = { 401: Problem, 403: Problem, 422: Problem, 429: Problem, 503: Problem } as const

export const toValidSession = (session: Session) => ({
  valid: true,
  user: {
    user_id: session.userId,
    user_type: session.role,
    email: session.email,
    reference_id: session.referenceId,
  },
})

/**
 * `/api/v1/auth`: the sessions of the gateway. Nothing below it is forwarded as it comes: the auth service's own routes
 * know no sessions (contract section 2).
 */
export const auth = ({ login, sessions, cookie }: AuthDeps) => {
  const parseLogin = createInputParser(Login)
  const parseRefresh = createInputParser(Refresh)
  const parseName = createInputParser(SessionName)

  const open = async (passage: Passage): Promise<Response> => {
    const { request } = passage
    const issued = await login(passage, parseLogin(await readJson(request)))
    const delivery = isTokenReader(request.headers) ? 'content' : 'cookie'
    return jsonAnswer(toOpenedSession(issued, delivery), {
      cookies: [sessionCookie(cookie, issued.accessToken)],
    })
  }

  const refresh = async ({ request }: Passage): Promise<Response> => {
    const { refresh_token } = parseRefresh(await readJson(request))
    const issued = await sessions.refresh(refresh_token)
    if (!issued) throw new Unauthenticated()
    actAs(request, issued.session)
    // Only who holds a refresh token gets here, and browsers never see one.
    return jsonAnswer(toOpenedSession(issued, 'content'), {
      cookies: [sessionCookie(cookie, issued.accessToken)],
    })
  }

  const logout = async ({ session }: Passage): Promise<Response> => {
    await sessions.close(signedIn(session))
    return jsonAnswer(
      { success: true, message: 'Sesión cerrada.' },
      { cookies: [forgetSessionCookie(cookie)] },
    )
  }

  const logoutAll = async ({ session }: Passage): Promise<Response> => {
    await sessions.closeAll(signedIn(session).userId)
    return jsonAnswer(
      { success: true, message: 'Todas tus sesiones están cerradas.' },
      { cookies: [forgetSessionCookie(cookie)] },
    )
  }

  const list = async ({ request, session: maybeSession }: Passage): Promise<Response> => {
    const session = signedIn(maybeSession)
    const summaries = await sessions.list(session.userId)
    const current = { sid: session.sid, address: exchangeOf(request).clientAddress }
    return jsonAnswer(summaries.map((summary) => toSessionItem(summary, current)))
  }

  const end = async ({ params, session: maybeSession }: Passage): Promise<Response> => {
    const session = signedIn(maybeSession)
    const sid = params?.['id'] ?? ''
    if (!(await sessions.closeOne(session.userId, sid))) throw new NotFound()
    return emptyAnswer(sid === session.sid ? [forgetSessionCookie(cookie)] : [])
  }

  const name = async ({ request, params, session: maybeSession }: Passage): Promise<Response> => {
    const session = signedIn(maybeSession)
    const input = parseName(await readJson(request))
    if (!(await sessions.rename(session.userId, params?.['id'] ?? '', input.name))) throw new NotFound()
    return emptyAnswer()
  }

  return new Elysia({ name: 'services/auth', prefix: '/api/v1/auth' })
    .post('/login', open, {
      ...ruled(rules.login),
      parse: 'none',
      body: t.Optional(Login),
      response: { 200: OpenedSession, 400: Problem, 502: Problem, 504: Problem, ...errors },
    })
    .get('/validate', ({ session }: Passage) => jsonAnswer(toValidSession(signedIn(session))), {
      ...ruled(rules.validate),
      response: { 200: ValidSession, ...errors },
    })
    .post('/refresh', refresh, {
      ...ruled(rules.refresh),
      parse: 'none',
      body: t.Optional(Refresh),
      response: { 200: OpenedSession, 400: Problem, ...errors },
    })
    .post('/logout', logout, { ...ruled(rules.logout), parse: 'none', response: { 200: Done, ...errors } })
    .post('/logout-all', logoutAll, {
      ...ruled(rules.logoutAll),
      parse: 'none',
      response: { 200: Done, ...errors },
    })
    .get('/sessions', list, {
      ...ruled(rules.listSessions),
      response: { 200: t.Array(SessionItem), ...errors },
    })
    .delete('/sessions/:id', end, {
      ...ruled(rules.endSession),
      parse: 'none',
      params: SessionParams,
      response: { 204: t.Void(), 404: Problem, ...errors },
    })
    .put('/sessions/:id', name, {
      ...ruled(rules.nameSession),
      parse: 'none',
      params: SessionParams,
      body: t.Optional(SessionName),
      response: { 204: t.Void(), 404: Problem, ...errors },
    })
}
