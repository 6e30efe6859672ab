import type { Config } from '../config.ts'
import { cookieValue } from '../http/cookie.ts'
import { toLoginAddress } from '../http/return-to.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { pageOfForm } from './form-page.ts'
import type { KeepForm } from './keep-form.ts'
import { seeOther } from './see-other.ts'

export interface LoginRedirectDeps {
  readonly cookie: Pick<Config['session'], 'cookieName'>
  readonly keepForm: KeepForm
}

/**
 * Where a visitor without session goes: to the login page and back. A form is kept on the way, so that nothing typed is lost;
 * it is given back only to the account whose session had ended.
 */
export const createLoginRedirect = ({ cookie, keepForm }: LoginRedirectDeps) =>
  async function toLogin(request: Request, exchange: Exchange): Promise<Response> {
    const token = cookieValue(request.headers.get('cookie'), cookie.cookieName)
    // Who shows a cookie was here before: the page says that the session ended, rather than just asking to log in.
    const reason = token === null ? null : 'expired'
    if (request.method === 'GET') return seeOther(toLoginAddress(exchange.path + exchange.search, reason))
    const page = cameFrom(request, exchange) ?? pageOfForm(exchange.path)
    const kept = await keepForm(request, exchange)
    return kept === null
      ? seeOther(toLoginAddress(page, reason))
      : seeOther(toLoginAddress(page, 'form-kept'), [kept])
  }

/** The form's page as the person saw it, with its search and its place in a list; `null` when the browser does not say. */
const cameFrom = (request: Request, { host, path }: Exchange): string | null => {
  const referer = URL.parse(request.headers.get('referer') ?? '')
  const page = pageOfForm(path)
  return referer?.host === host && referer.pathname === page ? page + referer.search : null
}
