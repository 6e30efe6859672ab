import type { LoginDefence } from '../../identity/login-defence.ts'
import type { Ask } from '../../proxy/ask.ts'
import type { VerifyPassword } from '../../records/emergency-access.ts'
import { toFailure } from '../answers.ts'

/**
 * Asks the auth service for the password of a signed-in account once more. Counts like a login, so that a stolen session is no
 * way around the login defence; the token of the answer is thrown away.
 */
export const createVerifyPassword =
  ({ ask, defence }: { readonly ask: Ask; readonly defence: LoginDefence }): VerifyPassword =>
  async (session, password, exchange) => {
    await defence.admit(session.email, exchange)
    const answer = await ask({
      exchange,
      identity: null,
      method: 'POST',
      target: '/auth/login',
      json: { email: session.email, password },
      priority: 'high',
    })
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) return false
    if (answer.status !== 200) throw toFailure(answer)
    await defence.succeeded(session.email, exchange)
    return true
  }
