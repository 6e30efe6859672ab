import { METHODS } from '../../src/http/methods.ts'
import type { RegisteredRoute } from '../../src/plugins/route-index.ts'
import { ruleOf } from '../../src/plugins/rule.ts'

/** What can be walked: the app's routes and its way in. */
export interface Walkable {
  readonly routes: readonly RegisteredRoute[]
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** What strangers try: nothing, rubbish in every place a credential fits, an identity they made up. */
const GUISES: Readonly<Record<string, Record<string, string>>> = {
  'without credentials': {},
  'with a made-up token': {
    authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.x',
    cookie: 'predicthealth_session=a.b.c',
  },
  'with a made-up identity': { 'x-user-id': '1', 'x-user-type': 'admin', 'x-forwarded-for': '127.0.0.1' },
}

/**
 * Asks every route as a stranger. Returns a sentence for each that answers anything but 401 or the way to the login, for each
 * without a rule, and for each that declares itself public without being on the list (`GET /health`); empty is good.
 */
export const strangerFindings = async (
  { routes, fetch }: Walkable,
  publicRoutes: readonly string[],
): Promise<readonly string[]> => {
  const findings: string[] = []
  for (const { method, path, hooks } of routes) {
    const name = `${method} ${path}`
    if (publicRoutes.includes(name)) continue
    const rule = ruleOf(hooks)
    if (!rule) findings.push(`${name} declares no rule`)
    else if (rule.access === 'public') findings.push(`${name} is public, but not on the list`)

    for (const tried of method === 'ALL' ? METHODS : [method]) {
      for (const [guise, headers] of Object.entries(GUISES)) {
        const status = await answerTo(fetch, tried, path, headers)
        if (status !== null) findings.push(`${name} answers ${status} to ${tried} ${guise}`)
      }
    }
  }
  return findings
}

/** `null` when the stranger was kept out. */
const answerTo = async (
  fetch: Walkable['fetch'],
  method: string,
  template: string,
  headers: Record<string, string>,
): Promise<string | null> => {
  const path = template
    .replace(/:[^/]+/g, '00000000-0000-4000-8000-000000000000')
    .replace('*', 'anything/below')
  for (const mode of ['cors', 'navigate']) {
    const init = { method, headers: { ...headers, 'sec-fetch-mode': mode, 'sec-fetch-site': 'same-origin' } }
    const response = await fetch(new Request(`http://localhost${path}`, init))
    const toLogin = response.headers.get('location')?.startsWith('/login') ?? false
    const keptOut = response.status === 401 || (mode === 'navigate' && response.status === 303 && toLogin)
    if (!keptOut) return String(response.status)
  }
  return null
}
