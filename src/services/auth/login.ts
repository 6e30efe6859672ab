import type { Static } from '@sinclair/typebox'
import { AccountInactive, BadGateway, InvalidCredentials } from '../../errors.ts'
import type { LoginDefence } from '../../identity/login-defence.ts'
import { isRole, type Role } from '../../identity/role.ts'
import type { IssuedTokens, Sessions } from '../../identity/session.ts'
import type { UniformLogin } from '../../identity/uniform-login.ts'
import type { Ask } from '../../proxy/ask.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { createAnswerReader, toFailure } from '../answers.ts'
import type { Passage } from '../carry.ts'
import { actAs } from './act-as.ts'
import { type Login, ServiceLogin } from './model.ts'
import type { RecordInUse } from './record-in-use.ts'
import { isTokenReader } from './token-delivery.ts'

export interface LoginDeps {
  /** Asks the auth service. */
  readonly ask: Ask
  readonly sessions: Pick<Sessions, 'open' | 'close'>
  readonly defence: LoginDefence
  readonly uniformly: UniformLogin
  readonly recordInUse: RecordInUse
}

/** `role` narrows to accounts of that kind. Rejects with `InvalidCredentials`, `AccountInactive` or `TooManyRequests`. */
export type OpenByLogin = (
  passage: Passage,
  credentials: Static<typeof Login>,
  role?: Role,
) => Promise<IssuedTokens>

/**
 * Every login asks the auth service, the only one that knows all accounts: the role logins of the services know none (C2) or
 * few (C3). An account of another role is answered like a wrong password, so that a role login reveals nothing.
 * The session whose cookie the new one replaces ends: its browser forgets it (ASVS 5.0 7.2.4).
 */
export const createLogin = ({ ask, sessions, defence, uniformly, recordInUse }: LoginDeps): OpenByLogin => {
  const read = createAnswerReader(ServiceLogin)

  return async ({ request, session: replaced }, { email, password }, role) => {
    const exchange = exchangeOf(request)
    await defence.admit(email, exchange)

    const login = await uniformly(async () => {
      const answer = await ask({
        exchange,
        identity: null,
        method: 'POST',
        target: '/auth/login',
        json: { email, password },
        priority: 'high',
        signal: request.signal,
      })
      if (answer.status === 400 || answer.status === 401) return null
      if (answer.status === 403) throw new AccountInactive()
      if (answer.status === 404) throw new BadGateway(null, { cause: 'no login at the auth service' })
      if (answer.status !== 200) throw toFailure(answer)
      const { access_token: token, user_type: userType } = read(answer)
      if (!isRole(userType)) throw new BadGateway(null, { cause: 'login of an unknown role' })
      return role === undefined || userType === role ? { token, userType } : null
    })
    if (login === null) throw new InvalidCredentials()
    await defence.succeeded(email, exchange)
    // First, so that a store that fails in between leaves no session that nobody holds.
    if (replaced?.presentedAs === 'cookie') await sessions.close(replaced)

    const issued = await sessions.open(login.token, {
      userAgent: request.headers.get('user-agent') ?? '',
      address: exchange.clientAddress,
      refreshable: isTokenReader(request.headers),
    })
    // The token's claim decides; an auth service that contradicts itself is not believed.
    if (issued.session.role !== login.userType)
      throw new BadGateway(null, { cause: 'login answer and token name different roles' })
    if (!(await recordInUse(issued.session, exchange))) {
      await sessions.close(issued.session)
      throw new AccountInactive()
    }
    actAs(request, issued.session)
    return issued
  }
}
