import { CrossSiteRequest } from '../errors.ts'
import { originOf } from '../http/origin-check.ts'
import { isSafeMethod } from '../http/safe-method.ts'
import type { Access } from '../identity/access.ts'
import { CSRF_FIELD, CSRF_HEADER, type CsrfTokens } from '../identity/csrf-token.ts'
import type { Session } from '../identity/session.ts'
import { readRequestText } from '../proxy/request-content.ts'
import type { Exchange } from '../telemetry/exchange.ts'

export interface SameSiteDeps {
  /** In force now: a setting. */
  readonly corsOrigins: () => readonly string[]
  readonly csrfTokens: CsrfTokens
}

/** Largest form looked into for a token, octets. */
const MAX_FORM = 64 * 1_024

/**
 * Refuses unsafe requests that another site makes a browser send (CWE-352), sign-in forms included; a Bearer token is
 * proof enough, since no browser adds it by itself. Where the browser does not say who asks, a request that uses a
 * session cookie needs the token of our own forms.
 */
export const createSameSiteCheck = ({ corsOrigins, csrfTokens }: SameSiteDeps) => {
  /** `null`, at once, for what no other site can send. */
  function checkSameSite(
    request: Request,
    exchange: Exchange,
    session: Session | null,
    access: Access,
    body: unknown,
  ): Promise<void> | null {
    if (isSafeMethod(request.method) || session?.presentedAs === 'bearer') return null
    return checkUnsafe(request, exchange, session, access, body)
  }

  async function checkUnsafe(
    request: Request,
    exchange: Exchange,
    session: Session | null,
    access: Access,
    body: unknown,
  ): Promise<void> {
    const { headers } = request
    const fields = { secFetchSite: headers.get('sec-fetch-site'), origin: headers.get('origin') }
    const origin = originOf(fields, exchange.host, corsOrigins())
    if (origin === 'own') return
    if (origin === 'foreign') {
      exchange.denial = 'csrf: sent by another site'
      throw new CrossSiteRequest()
    }
    if (session === null || access === 'public') return
    const token = headers.get(CSRF_HEADER) ?? (await formToken(request, exchange, body))
    if (token !== null && csrfTokens.isValid(session.sid, token)) return
    exchange.denial = 'csrf: neither origin nor token'
    throw new CrossSiteRequest()
  }

  return checkSameSite
}

/** The form's token, from the parsed body or, on routes that leave the body alone, from a copy of it. */
const formToken = async (request: Request, exchange: Exchange, body: unknown): Promise<string | null> => {
  if (typeof body === 'object' && body !== null && CSRF_FIELD in body) {
    return typeof body[CSRF_FIELD] === 'string' ? body[CSRF_FIELD] : null
  }
  const type = request.headers.get('content-type') ?? ''
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (request.bodyUsed || !type.startsWith('application/x-www-form-urlencoded') || !(length <= MAX_FORM))
    return null
  return new URLSearchParams(await readRequestText(request.clone(), exchange)).get(CSRF_FIELD)
}
