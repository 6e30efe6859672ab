// Defect A10; OWASP ASVS 5.0 V16.2.5, V14.2.1; issue 6: what people send never reaches a log, a metric, a trace or an error page, at debug
// level either.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAccount, logIn } from '../support/api-client.ts'
import { freePort } from '../support/free-port.ts'
import { type StartedProcess, startProcess } from '../support/started-process.ts'
import { startTraceCollector, type TraceCollector } from '../support/trace-collector.ts'

/** Planted in every input. Each is unique, so that finding a piece of one anywhere proves where it came from. */
const CANARIES = {
  name: 'Zacarías Ñandú Quetzal',
  email: 'zacarias.quetzal@canario.example.com',
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcmlvIjoxfQ.Q2FuYXJpb0NhbmFyaW9DYW5hcmlvQ2FuYXJpbw',
  secret: 'Secreto-Canario-7719',
  password: 'Contrasena-Canario-3391',
  patientId: 'ca0a0000-1234-4321-8765-0000ca0a0000',
} as const

/** Secrets of the gateway itself. */
const OWN_SECRETS = {
  JWT_SECRET_KEY: 'firma-canaria-4410-0123456789-0123456789',
  SECRET_KEY: 'clave-canaria-5521-0123456789-0123456789',
}

/** The spellings a sink could hold: raw, in a URL, in JSON. */
const spellings = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  new URLSearchParams({ a: text }).toString().slice(2),
  JSON.stringify(text).slice(1, -1),
]
const FORBIDDEN = Object.entries(CANARIES).flatMap(([kind, text]) =>
  [...new Set(spellings(text))].map((spelling) => ({ kind, spelling })),
)

const findingsIn = (sink: string, text: string, kinds: readonly string[] = Object.keys(CANARIES)): string[] =>
  FORBIDDEN.filter(({ kind, spelling }) => kinds.includes(kind) && text.includes(spelling)).map(
    ({ kind }) => `${kind} in ${sink}`,
  )

const QUERY = `?${new URLSearchParams({ q: CANARIES.name, email: CANARIES.email, token: CANARIES.token, id: CANARIES.patientId, password: CANARIES.secret })}`

const FIELDS: Readonly<Record<string, string>> = {
  referer: `https://canario.example.com/patients/${CANARIES.patientId}${QUERY}`,
  'user-agent': `${CANARIES.email} ${CANARIES.secret}`,
  'x-forwarded-for': '203.0.113.7',
  'x-request-id': CANARIES.patientId,
  'x-canary': CANARIES.secret,
  'accept-language': 'es',
  cookie: `otra=${CANARIES.secret}; predicthealth_flash=${CANARIES.token}`,
  'idempotency-key': CANARIES.patientId,
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  tracestate: `canario=${CANARIES.secret}`,
}

const CONTENT = {
  name: CANARIES.name,
  nombre: CANARIES.name,
  first_name: CANARIES.name,
  last_name: CANARIES.name,
  email: CANARIES.email,
  email_address: CANARIES.email,
  phone: CANARIES.secret,
  phone_number: CANARIES.secret,
  password: CANARIES.password,
  current_password: CANARIES.password,
  new_password: CANARIES.password,
  confirm_password: CANARIES.password,
  refresh_token: CANARIES.token,
  message: `${CANARIES.name} ${CANARIES.secret}`,
  patient_id: CANARIES.patientId,
  purpose: 'ETREAT',
  reason: `${CANARIES.name} llegó inconsciente`,
  note: CANARIES.secret,
  value: CANARIES.secret,
  csrf: CANARIES.token,
}

interface Endpoint {
  readonly method: string
  readonly path: string
}

let directory: string
let gateway: StartedProcess
let collector: TraceCollector
let url: URL
let metricsPort: number
let tokens: readonly (string | null)[]

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gateway-canary-'))
  metricsPort = await freePort()
  collector = await startTraceCollector()
  gateway = startProcess('node_modules/.bin/bun', ['src/main.ts'], {
    env: {
      ...OWN_SECRETS,
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_ADDR: `127.0.0.1:${metricsPort}`,
      LOG_LEVEL: 'debug',
      DATA_DIR: directory,
      RATE_LIMIT_PER_MINUTE: '1000000',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    },
  })
  url = new URL((await gateway.waitFor(/(?:Open +|"url":")(https?:\/\/[^\s"]+)/))[1] ?? '')
  tokens = [null]
  for (const role of ['patient', 'doctor', 'institution', 'admin'] as const)
    tokens = [...tokens, (await logIn(url, demoAccount(role))).token]
}, 60_000)

afterAll(async () => {
  await gateway?.end()
  await collector?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Would end the session that the next request needs. */
const ENDS_SESSIONS = /logout|sessions/

const concrete = (path: string, value: string): string =>
  path.replace(/:[^/]+/g, encodeURIComponent(value)).replace('*', encodeURIComponent(value))

const ask = (endpoint: Endpoint, value: string, token: string | null, form: boolean): Promise<Response> => {
  const method = endpoint.method === 'ALL' ? 'PATCH' : endpoint.method
  const hasContent = !['GET', 'HEAD', 'OPTIONS'].includes(method)
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json'
  return fetch(new URL(concrete(endpoint.path, value) + QUERY, url), {
    method,
    redirect: 'manual',
    headers: {
      ...FIELDS,
      ...(form ? { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' } : {}),
      ...(hasContent ? { 'content-type': type } : {}),
      authorization: `Bearer ${token ?? CANARIES.token}`,
    },
    ...(hasContent ? { body: form ? new URLSearchParams(CONTENT).toString() : JSON.stringify(CONTENT) } : {}),
  })
}

/** A form that is shown again keeps what its own sender typed and the address it stands at, but no password. */
/* The page that denies a doctor somebody else's patient leads on to the emergency, which names the patient. */
const kindsForbiddenIn = (response: Response, text: string): readonly string[] =>
  text.includes('<form method="post"') && response.status < 500
    ? ['password']
    : Object.keys(CANARIES).filter((kind) => kind !== 'patientId' || !text.includes('/emergency"'))

describe('what people send (defect A10)', () => {
  it('reaches no error page, log, metric or trace, whatever the route, role and input', async () => {
    const health = await (await fetch(new URL('/api/v1/health', url))).json()
    const known = (health as { endpoints: readonly Endpoint[] }).endpoints
    const endpoints = [...known, { method: 'GET', path: '/no/such/:place' }].filter(
      ({ path }) => !ENDS_SESSIONS.test(path),
    )
    expect(known.length).toBeGreaterThan(80)

    const findings: string[] = []
    let asked = 0
    for (const endpoint of endpoints) {
      const requests = tokens.flatMap((token) =>
        [CANARIES.patientId, CANARIES.name].flatMap((value) =>
          [true, false].map((form) => ask(endpoint, value, token, form)),
        ),
      )
      for (const response of await Promise.all(requests)) {
        asked += 1
        const text = await response.text()
        if (response.status < 400) continue
        const sink = `${response.status} of ${endpoint.method} ${endpoint.path}`
        findings.push(...findingsIn(sink, text, kindsForbiddenIn(response, text)))
      }
    }
    expect(asked).toBeGreaterThan(1_500)
    expect([...new Set(findings)]).toEqual([])

    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metrics).toContain('gateway_request_duration_seconds')
    expect(findingsIn('metrics', metrics)).toEqual([])

    await gateway.end()
    const log = gateway.output()
    const traces = collector.texts.join('\n')
    expect(log.split('\n').length).toBeGreaterThan(1_000)
    expect(findingsIn('log', log)).toEqual([])
    for (const secret of [...Object.values(OWN_SECRETS), ...tokens.filter((token) => token !== null)]) {
      expect(log.includes(secret)).toBe(false)
      expect(traces.includes(secret)).toBe(false)
    }
    expect(findingsIn('traces', traces)).toEqual([])
    expect(collector.spans.length).toBeGreaterThan(asked)
    const named = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...named].toSorted()).toEqual([
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'server.address',
      'url.scheme',
    ])
  }, 240_000)

  it('would be found, were it there', () => {
    expect(findingsIn('log', `{"path":"/x?email=${encodeURIComponent(CANARIES.email)}"}`)).toEqual([
      'email in log',
    ])
    expect(findingsIn('log', JSON.stringify({ name: CANARIES.name }))).toEqual(['name in log'])
  })
})
