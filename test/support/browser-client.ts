import type { DemoAccount } from '../../src/standins/seed/demo-accounts.ts'

/** Asks the way a browser does: cookies kept, `Sec-Fetch-*` sent, redirects left to the test. */
export interface BrowserClient {
  readonly cookies: Map<string, string>
  /** A page that a person opens. */
  visit(path: string): Promise<Response>
  /** A form that a person sends. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  /** A request of a script; JSON is sent with POST. */
  script(path: string, json?: unknown): Promise<Response>
  /** Sends the login form; throws when that fails. */
  logIn(account: DemoAccount, returnTo?: string): Promise<Response>
}

export const createBrowserClient = (gateway: URL): BrowserClient => {
  const cookies = new Map<string, string>()

  const keep = (setCookie: string): void => {
    const [pair = '', ...attributes] = setCookie.split(';').map((part) => part.trim())
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, value)
  }

  const send = async (path: string, mode: 'navigate' | 'cors', init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('sec-fetch-site', 'same-origin')
    headers.set('sec-fetch-mode', mode)
    headers.set('accept', mode === 'navigate' ? 'text/html' : 'application/json')
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new URL(path, gateway), { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) keep(cookie)
    return response
  }

  const submit: BrowserClient['submit'] = (path, fields) =>
    send(path, 'navigate', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })

  return {
    cookies,
    visit: (path) => send(path, 'navigate', { method: 'GET' }),
    submit,
    script: (path, json) =>
      json === undefined
        ? send(path, 'cors', { method: 'GET' })
        : send(path, 'cors', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(json),
          }),
    logIn: async ({ email, password }, returnTo) => {
      const fields = { email, password, ...(returnTo === undefined ? {} : { 'return-to': returnTo }) }
      const response = await submit('/login', fields)
      if (response.status !== 303) throw new Error(`login answered ${response.status}`)
      return response
    },
  }
}
