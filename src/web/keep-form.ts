import type { Config } from '../config.ts'
import { cookieValue } from '../http/cookie.ts'
import { originOf } from '../http/origin-check.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { readForm } from './form-fields.ts'
import { isTyped } from './form-page.ts'
import { createKeptForms } from './kept-form.ts'

export interface KeepFormDeps {
  readonly config: Pick<Config, 'secretKey' | 'session'>
  /** Epoch ms. */
  readonly now: () => number
}

/** The cookie that keeps the form a person has sent, or `null` when there is nothing to keep or nobody to keep it for. */
export type KeepForm = (request: Request, exchange: Exchange) => Promise<string | null>

/** Keeps forms that could not be taken because nobody could say whose they are (oauth2-proxy#1784). */
export const createKeepForm = ({ config, now }: KeepFormDeps): KeepForm => {
  const { cookieName, cookieSecure } = config.session
  const keptForms = createKeptForms(config.secretKey, cookieSecure, now)

  return async function keepForm(request, { host, path }) {
    const { headers } = request
    const fields = { secFetchSite: headers.get('sec-fetch-site'), origin: headers.get('origin') }
    // While the session store is away, this comes before the guard has looked: a sibling subdomain's forms carry the cookie.
    if (originOf(fields, host, []) === 'foreign') return null
    const userId = claimedUser(cookieValue(headers.get('cookie'), cookieName))
    if (request.method !== 'POST' || !isTyped(path) || userId === null) return null
    try {
      return keptForms.issue({ action: path, fields: await readForm(request), userId })
    } catch {
      return null // no form, or more than one may send
    }
  }
}

/**
 * Who the token of a session says it is. Not verified, and nothing is granted by it: a lie only hides the liar's own form.
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
