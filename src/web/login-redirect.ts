import { routes } from '../../pages/routes.ts'
import type { Config } from '../config.ts'
import { cookieValue } from '../http/cookie.ts'
import { toLoginAddress } from '../http/return-to.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { readForm } from './form-fields.ts'
import { createKeptForms } from './kept-form.ts'
import { seeOther } from './see-other.ts'

export interface LoginRedirectDeps {
  readonly config: Pick<Config, 'secretKey' | 'session'>
  /** Epoch ms. */
  readonly now: () => number
}

/**
 * Where a visitor without session goes: to the login page and back. A form is kept on the way, so that nothing typed is lost
 * (oauth2-proxy#1784); it is given back only to the account whose session had ended.
 */
export const createLoginRedirect = ({ config, now }: LoginRedirectDeps) => {
  const { cookieName, cookieSecure } = config.session
  const keptForms = createKeptForms(config.secretKey, cookieSecure, now)

  return async function toLogin(request: Request, exchange: Exchange): Promise<Response> {
    const token = cookieValue(request.headers.get('cookie'), cookieName)
    // Who shows a cookie was here before: the page says that the session ended, rather than just asking to log in.
    const reason = token === null ? null : 'expired'
    if (request.method === 'GET') return seeOther(toLoginAddress(exchange.path + exchange.search, reason))
    const page = pageOf(exchange.path)
    const userId = claimedUser(token)
    if (page === null || userId === null) return seeOther(toLoginAddress(page ?? '/', reason))
    try {
      const cookie = keptForms.issue({ action: exchange.path, fields: await readForm(request), userId })
      if (cookie !== null) return seeOther(toLoginAddress(page, 'form-kept'), [cookie])
    } catch {
      // No form, or more than one may send: there is nothing to keep.
    }
    return seeOther(toLoginAddress(page, reason))
  }
}

/** The page that shows the form posted to `action`, or `null` for a form that holds nothing worth keeping. */
const pageOf = (action: string): string | null => {
  if (action.startsWith(`${routes.patient.profile}/`)) return routes.patient.profile
  const own: readonly string[] = [
    routes.doctor.profile,
    routes.institution.newDoctor,
    routes.account.password,
  ]
  return own.includes(action) || /^\/doctor\/patients\/[\w-]{36}\/emergency$/.test(action) ? action : null
}

/**
 * Who an ended session's token says it was. Not verified, and nothing is granted by it: a lie only hides the liar's own form.
 */
const claimedUser = (token: string | null): string | null => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof claims === 'object' &&
      claims !== null &&
      'user_id' in claims &&
      typeof claims.user_id === 'string'
      ? claims.user_id
      : null
  } catch {
    return null
  }
}
