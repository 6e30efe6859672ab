import { Elysia, t } from 'elysia'
import type { Config } from '../../config.ts'
import type { Role } from '../../identity/role.ts'
import type { Sessions } from '../../identity/session.ts'
import { type RouteRule, ruled } from '../../plugins/rule.ts'
import { forgetSessionCookie, sessionCookie } from '../../plugins/session-cookie.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import type { ChangePassword } from '../../services/auth/change-password.ts'
import { toValidSession } from '../../services/auth/index.ts'
import type { OpenByLogin } from '../../services/auth/login.ts'
import { Login, OpenedSession, PasswordChange, ValidSession } from '../../services/auth/model.ts'
import { toOpenedSession } from '../../services/auth/opened-session.ts'
import { isTokenReader } from '../../services/auth/token-delivery.ts'
import type { Passage } from '../../services/carry.ts'
import { createInputParser } from '../../services/input.ts'
import { readJson } from '../../services/json-content.ts'
import { Registration } from '../../services/patients/input.ts'
import { RegisteredPatient } from '../../services/patients/model.ts'
import type { RegisterPatient } from '../../services/patients/register.ts'
import { enveloped, envelopedCreation, Nothing, succeed } from './envelope.ts'

export interface WebAuthDeps {
  readonly login: OpenByLogin
  readonly changePassword: ChangePassword
  readonly registerPatient: RegisterPatient
  readonly sessions: Pick<Sessions, 'close'>
  readonly cookie: Pick<Config['session'], 'cookieName' | 'cookieSecure'>
}

const loginRule = (summary: string): RouteRule => ({
  summary,
  service: 'auth',
  action: 'E',
  audit: 'authentication',
  access: 'public',
  limit: 'login',
})

const rules = {
  login: loginRule('Iniciar sesión'),
  patientLogin: loginRule('Iniciar sesión como paciente'),
  doctorLogin: loginRule('Iniciar sesión como médico'),
  institutionLogin: loginRule('Iniciar sesión como institución'),
  adminLogin: loginRule('Iniciar sesión como administración'),
  register: {
    summary: 'Crear una cuenta de paciente',
    service: 'patients',
    subject: { kind: 'patient', of: 'answer' },
    action: 'C',
    access: 'public',
    limit: 'register',
  },
  changePassword: {
    summary: 'Cambiar la contraseña',
    service: 'auth',
    action: 'U',
    audit: 'authentication',
    access: 'signed-in',
    limit: 'login',
  },
  logout: { summary: 'Cerrar la sesión, si hay una', action: 'E', audit: 'authentication', access: 'public' },
  validate: { summary: 'Comprobar la sesión', access: 'signed-in' },
} as const satisfies Record<string, RouteRule>

/** `/api/web/auth` (contract section 7). There is no route that tells a browser its token (defect A11). */
export const authApi = ({ login, changePassword, registerPatient, sessions, cookie }: WebAuthDeps) => {
  const parseLogin = createInputParser(Login)
  const parseRegistration = createInputParser(Registration)
  const parsePasswordChange = createInputParser(PasswordChange)

  /** A role narrows: its login opens a session for accounts of that role only (defects B5, C2, C3). */
  const loginAs =
    (role?: Role) =>
    async (passage: Passage): Promise<Response> => {
      const { request } = passage
      const issued = await login(passage, parseLogin(await readJson(request)), role)
      const delivery = isTokenReader(request.headers) ? 'content' : 'cookie'
      return succeed('Sesión iniciada.', toOpenedSession(issued, delivery), {
        cookies: [sessionCookie(cookie, issued.accessToken)],
      })
    }
  const loginRoute = (rule: RouteRule) =>
    ({ ...ruled(rule), parse: 'none', body: t.Optional(Login), response: enveloped(OpenedSession) }) as const

  const register = async ({ request }: Passage): Promise<Response> => {
    const patient = await registerPatient(request, parseRegistration(await readJson(request)))
    return succeed('Tu cuenta está lista. Inicia sesión para empezar.', patient, { status: 201 })
  }

  const change = async ({ request, session }: Passage): Promise<Response> => {
    await changePassword(request, signedIn(session), parsePasswordChange(await readJson(request)))
    return succeed('Tu contraseña cambió. Cerramos tus demás sesiones.', {})
  }

  /** Succeeds without a session too: whoever asks to be out is out. */
  const logout = async ({ session }: Passage): Promise<Response> => {
    if (session) await sessions.close(session)
    return succeed('Sesión cerrada.', {}, { cookies: [forgetSessionCookie(cookie)] })
  }

  return new Elysia({ name: 'web/api/auth', prefix: '/api/web/auth' })
    .post('/login', loginAs(), loginRoute(rules.login))
    .post('/patient/login', loginAs('patient'), loginRoute(rules.patientLogin))
    .post('/doctor/login', loginAs('doctor'), loginRoute(rules.doctorLogin))
    .post('/institution/login', loginAs('institution'), loginRoute(rules.institutionLogin))
    .post('/admin/login', loginAs('admin'), loginRoute(rules.adminLogin))
    .post('/patient/register', register, {
      ...ruled(rules.register),
      parse: 'none',
      body: t.Optional(Registration),
      response: envelopedCreation(RegisteredPatient),
    })
    .post('/change-password', change, {
      ...ruled(rules.changePassword),
      parse: 'none',
      body: t.Optional(PasswordChange),
      response: enveloped(Nothing),
    })
    .post('/logout', logout, { ...ruled(rules.logout), parse: 'none', response: enveloped(Nothing) })
    .get(
      '/session/validate',
      ({ session }: Passage) => succeed('La sesión es válida.', toValidSession(signedIn(session))),
      { ...ruled(rules.validate), response: enveloped(ValidSession) },
    )
}
