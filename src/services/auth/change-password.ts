import type { Static } from '@sinclair/typebox'
import { InvalidInput } from '../../errors.ts'
import type { LoginDefence } from '../../identity/login-defence.ts'
import type { Session, Sessions } from '../../identity/session.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { contentOf } from '../answers.ts'
import type { AskAs } from '../ask-as.ts'
import type { PasswordChange } from './model.ts'
import { refuseWeakPassword } from './new-password.ts'

export interface ChangePasswordDeps {
  readonly askAs: AskAs
  readonly sessions: Pick<Sessions, 'closeAll'>
  readonly defence: LoginDefence
}

/** Resolves to how many other sessions ended. Rejects with `InvalidInput` for a wrong current or a weak new password. */
export type ChangePassword = (
  request: Request,
  session: Session,
  change: Static<typeof PasswordChange>,
) => Promise<number>

/**
 * Changes the password at the auth service, then ends every other session of the user, because one of them may be the reason.
 * Guessing the current password with a stolen session counts like guessing at the login.
 */
export const createPasswordChange =
  ({ askAs, sessions, defence }: ChangePasswordDeps): ChangePassword =>
  async (request, session, { current_password, new_password, confirm_password }) => {
    refuseWeakPassword({
      password: new_password,
      pointer: '/new_password',
      repeated: confirm_password,
      personal: [session.email],
    })
    if (new_password === current_password)
      throw wrong('/new_password', 'Elige una contraseña distinta de la actual.')

    const exchange = exchangeOf(request)
    await defence.admit(session.email, exchange)
    const answer = await askAs({ request, session }, 'auth', {
      method: 'POST',
      target: '/auth/change-password',
      json: { current_password, new_password },
    })
    if (answer.status === 400 || answer.status === 401)
      throw wrong('/current_password', 'Esta no es tu contraseña actual.')
    contentOf(answer)
    await defence.succeeded(session.email, exchange)
    return sessions.closeAll(session.userId, session.sid)
  }

const wrong = (pointer: string, detail: string) => new InvalidInput(detail, { faults: [{ pointer, detail }] })
