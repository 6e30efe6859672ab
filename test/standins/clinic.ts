import { SERVICE_NAMES } from '../../src/config.ts'
import { createTokens } from '../../src/standins/accounts/tokens.ts'
import { DEMO_ACCOUNTS, type DemoAccount } from '../../src/standins/seed/demo-accounts.ts'
import type { RunningStandIn } from '../../src/standins/stand-in.ts'
import { type RunningStandIns, startStandIns } from '../../src/standins/stand-ins.ts'

export const SECRET = 'a-secret-that-only-tests-know-0123456789'

export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed text, `undefined` when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly json: any
}

interface Asked {
  readonly token?: string
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Sent as it is, instead of `body`. */
  readonly raw?: string
}

/** One request to a stand-in, redirects not followed. */
export const ask = async (standIn: RunningStandIn, line: string, asked: Asked = {}): Promise<Reply> => {
  const [method = 'GET', target = '/'] = line.split(' ')
  const { token, body, headers = {}, raw } = asked
  const response = await fetch(standIn.url + target, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(raw === undefined && body === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: toJson(text) }
}

const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Clinic {
  readonly services: RunningStandIns
  close(): Promise<void>
}

/** All five services over a fresh database in memory. */
export const openClinic = async (control = false): Promise<Clinic> => {
  const services = await startStandIns({
    names: SERVICE_NAMES,
    dataDir: ':memory:',
    jwtSecret: SECRET,
    control,
  })
  return {
    services,
    close: async () => {
      await Promise.all(Object.values(services).map((one) => one.close()))
    },
  }
}

export const account = (word: string): DemoAccount => {
  const found = DEMO_ACCOUNTS.find(({ email }) => email === `${word}@test.predicthealth.com`)
  if (!found) throw new Error(`no demo account ${word}`)
  return found
}

const tokens = createTokens(SECRET, () => new Date())

/** A token like the auth service's, without the cost of a login. */
export const tokenFor = (word: string, extra: Record<string, unknown> = {}): string => {
  const { userId, referenceId, role, email } = account(word)
  return tokens.sign({
    user_id: userId,
    user_type: role,
    email,
    roles: [role],
    metadata: { reference_id: referenceId },
    exp: Date.now() / 1000 + 900,
    ...extra,
  })
}

/** A token like the gateway's: the record's id at top level (design 2.4). */
export const gatewayTokenFor = (word: string): string =>
  tokenFor(word, { reference_id: account(word).referenceId })

export const signed = (claims: Record<string, unknown>): string => tokens.sign(claims)

/** `type` and `loc` of each entry of a 422. */
export const faultsOf = (reply: Reply): [string, unknown[]][] =>
  reply.json.detail.map((one: { type: string; loc: unknown[] }) => [one.type, one.loc])
