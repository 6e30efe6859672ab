import { type Bearer, readBearer, toBearer } from '../accounts/bearer.ts'
import { LOGIN_BODY } from '../accounts/login.ts'
import type { Claims } from '../accounts/tokens.ts'
import { type Answer, json } from '../server/answer.ts'
import type { Json } from '../server/python-json.ts'
import { Refusal } from '../server/refusal.ts'
import { type Route, route } from '../server/router.ts'
import type { ServiceDeps } from '../service-deps.ts'
import { object, required } from '../validation/members.ts'
import { parseAuthorization, parseBody } from '../validation/parse-request.ts'
import { text } from '../validation/scalars.ts'
import { createUserRoutes } from './user-routes.ts'

/**
 * The auth service (contract 2). Added for the platform: `POST /auth/change-password` (bearer;
 * `{current_password, new_password}`; 200, 401 when the current one is wrong) and, in `user-routes.ts`,
 * `PUT /users/by-reference/{id}`.
 */
export const createAuthRoutes = (deps: ServiceDeps): readonly Route[] => {
  const { tokens, accounts, openLogin, requireBearer } = deps
  const check = (authorization: string) => readBearer(tokens, authorization)

  return [
    route('POST', '/auth/login', async (request) => {
      const { email, password } = parseBody(request, LOGIN_BODY)
      if (email === '' || password === '')
        throw new Refusal(400, 'El correo y la contraseña son obligatorios')
      const account = await accounts.authenticate(email, password)
      if (account === null) throw new Refusal(401, 'Credenciales inválidas')
      if (!account.isActive) throw new Refusal(403, 'La cuenta está desactivada')
      return json(openLogin(account))
    }),

    route('POST', '/auth/verify-token', (request) => {
      const token = check(parseAuthorization(request))
      if (token?.state !== 'valid') return json({ valid: false, payload: null })
      return json({ valid: true, payload: toPayload(token.claims) })
    }),

    route('GET', '/auth/session/validate', (request) => {
      const token = check(parseAuthorization(request))
      if (token === null) return invalidSession('Encabezado de autorización inválido')
      if (token.state === 'expired') return invalidSession('El token ha expirado')
      if (token.state === 'invalid') return invalidSession('Token inválido')
      const { user_id, user_type, email } = requireClaims(token.claims)
      return json({ valid: true, user: { user_id, user_type, email } })
    }),

    // Revokes nothing: the same token verifies afterwards (contract 2).
    route('POST', '/auth/logout', (request) => {
      const token = check(parseAuthorization(request))
      if (token === null || token.state === 'invalid')
        return json({ success: false, message: 'Token inválido' })
      return json({ success: true, message: 'Sesión cerrada' })
    }),

    route('POST', '/auth/change-password', async (request) => {
      const account = accounts.byId(requireBearer(request).userId ?? '')
      const { current_password, new_password } = parseBody(request, CHANGE_PASSWORD)
      if (account === null) throw new Refusal(404, 'La cuenta no existe')
      if ((await accounts.authenticate(account.email, current_password)) === null) {
        throw new Refusal(401, 'La contraseña actual no coincide')
      }
      await accounts.changePassword(account.id, new_password)
      return json({ success: true, message: 'Contraseña actualizada' })
    }),

    ...createUserRoutes(deps),
  ]
}

const CHANGE_PASSWORD = object({
  current_password: required(text({ min: 1 })),
  new_password: required(text({ min: 8 })),
})

const invalidSession = (message: string): Answer => json({ valid: false, message })

/** Missing claims are an unhandled exception in the service: 500 text (contract 2, defect H5). */
const requireClaims = (claims: Claims): { user_id: string; user_type: string; email: string } => {
  const { userId, userType, email }: Bearer = toBearer(claims)
  if (userId === null || userType === null || email === null) throw new Error('missing claims')
  return { user_id: userId, user_type: userType, email }
}

const toPayload = (claims: Claims): Json => ({
  ...requireClaims(claims),
  // Boundary: claims were parsed from JSON.
  roles: (claims['roles'] ?? []) as Json,
  metadata: (claims['metadata'] ?? {}) as Json,
})
