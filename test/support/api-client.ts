import { setTimeout as wait } from 'node:timers/promises'
import { DEMO_ACCOUNTS, type DemoAccount } from '../../src/standins/seed/demo-accounts.ts'

export interface ApiClient {
  readonly account: DemoAccount
  readonly token: string
  /** Asks the gateway with the session's Bearer token; `json` is sent as JSON. */
  ask(method: string, path: string, json?: unknown): Promise<Response>
  /** The JSON of a GET that answers 200; throws with the body otherwise. */
  read(path: string): Promise<unknown>
}

/** The demo account of a role; `position` counts from 1, as in its e-mail address. */
export const demoAccount = (role: DemoAccount['role'], position = 1): DemoAccount => {
  const account = DEMO_ACCOUNTS.filter((candidate) => candidate.role === role)[position - 1]
  if (!account) throw new Error(`no demo ${role} ${position}`)
  return account
}

const sendJson = (url: URL, method: string, json: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method,
    headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    redirect: 'manual',
  })

const MAX_TRIES = 5

/** Does what a 503 asks of a client: comes back after `Retry-After`. A busy machine answers so, too. */
const patiently = async (ask: () => Promise<Response>): Promise<Response> => {
  for (let tried = 1; ; tried++) {
    const answer = await ask()
    if (answer.status !== 503 || tried === MAX_TRIES) return answer
    await wait(Number(answer.headers.get('retry-after') ?? 1) * 1_000)
  }
}

/** Logs in as the desktop client does: JSON, no `Sec-Fetch-*`, then Bearer. */
export const logIn = async (gateway: URL, account: DemoAccount): Promise<ApiClient> => {
  const { email, password } = account
  const answer = await patiently(() =>
    sendJson(new URL('/api/v1/auth/login', gateway), 'POST', { email, password }),
  )
  if (answer.status !== 200) throw new Error(`login answered ${answer.status}: ${await answer.text()}`)
  const { access_token: token } = (await answer.json()) as { access_token: string }
  const ask = (method: string, path: string, json?: unknown) =>
    sendJson(new URL(path, gateway), method, json, { authorization: `Bearer ${token}` })
  return {
    account,
    token,
    ask,
    read: async (path) => {
      const response = await ask('GET', path)
      if (response.status !== 200)
        throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
      return response.json()
    },
  }
}

/** Asks as a stranger. */
export const askStranger = (gateway: URL, method: string, path: string, json?: unknown): Promise<Response> =>
  sendJson(new URL(path, gateway), method, json)
