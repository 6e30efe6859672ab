import { describe, expect, it } from 'bun:test'
import { type GatewayError, TooManyRequests } from '../../../src/errors.ts'
import type { Role } from '../../../src/identity/role.ts'
import type { Session } from '../../../src/identity/session.ts'
import type { Answer } from '../../../src/proxy/ask.ts'
import { createLogin } from '../../../src/services/auth/login.ts'
import { attachExchange } from '../../../src/telemetry/exchange.ts'
import { exchange, fakeAsk, fakeSessions, sessionOf } from '../../support/route-stage.ts'

const CREDENTIALS = { email: 'ana@clinic.example.com', password: 'x' }

const opened = (userType: string): Partial<Answer> => ({
  json: { access_token: 'access-1', user_type: userType, token_type: 'bearer' },
})

const staged = (answer: Partial<Answer>, admit = async () => undefined, inUse = true) => {
  const { ask, questions } = fakeAsk({ 'POST /auth/login': answer })
  const { sessions, calls } = fakeSessions('doctor')
  const refusals: string[] = []
  const succeeded: string[] = []
  const login = createLogin({
    ask,
    sessions,
    defence: {
      admit,
      succeeded: async (account) => {
        succeeded.push(account)
      },
    },
    uniformly: async (attempt) => {
      const outcome = await attempt()
      if (outcome === null) refusals.push('held')
      return outcome
    },
    recordInUse: async () => inUse,
  })
  const run = async (
    role?: Role,
    headers: Readonly<Record<string, string>> = {},
    session: Session | null = null,
  ) => {
    const request = new Request('http://localhost/login', {
      method: 'POST',
      headers: { 'user-agent': 'Desktop 1', ...headers },
    })
    const its = exchange('/login')
    attachExchange(request, its)
    return { issued: await login({ request, session }, CREDENTIALS, role), exchange: its }
  }
  const failureOf = (role?: Role): Promise<GatewayError> =>
    run(role).then(
      () => Promise.reject(new Error('was let in')),
      (failure) => failure,
    )
  return { run, failureOf, questions, calls, refusals, succeeded }
}

describe('login', () => {
  it('asks the auth service first in line and opens a session of the gateway', async () => {
    const { run, questions, calls, succeeded } = staged(opened('doctor'))
    const { issued, exchange: its } = await run()
    expect(issued.accessToken).toBe('access-1')
    expect(questions[0]).toMatchObject({ json: CREDENTIALS, identity: null, priority: 'high' })
    expect(calls).toEqual(['open access-1 Desktop 1 192.0.2.7 refreshable=true'])
    expect(succeeded).toEqual([CREDENTIALS.email])
    expect([its.role, its.sid]).toEqual(['doctor', 'sid-doctor'])
  })

  it('keeps no refresh token for a browser, which could not hold one (A11)', async () => {
    const { run, calls } = staged(opened('doctor'))
    await run(undefined, { 'sec-fetch-site': 'same-origin' })
    expect(calls[0]).toEndWith('refreshable=false')
  })

  it('asks the auth service for a role login too, which doctors and patients have nowhere else (C2, C3)', async () => {
    const { run, questions } = staged(opened('doctor'))
    expect((await run('doctor')).issued.session.role).toBe('doctor')
    expect(questions.map(({ target }) => target)).toEqual(['/auth/login'])
  })

  it('tells an account of another role nothing but "wrong password", held as long', async () => {
    const { failureOf, calls, refusals } = staged(opened('doctor'))
    expect(await failureOf('patient')).toMatchObject({ status: 401, code: 'invalid_credentials' })
    expect(calls).toEqual([])
    expect(refusals).toEqual(['held'])
  })

  it('holds every wrong password alike (A15)', async () => {
    for (const status of [400, 401]) {
      const { failureOf, refusals, succeeded } = staged({ status, json: { detail: 'no account' } })
      expect(await failureOf()).toMatchObject({ status: 401, detail: null })
      expect([refusals, succeeded]).toEqual([['held'], []])
    }
  })

  it('ends the session whose cookie it replaces before it opens one, and no session of a Bearer token', async () => {
    const { run, calls } = staged(opened('doctor'))
    await run(undefined, {}, sessionOf('patient'))
    await run(undefined, {}, { ...sessionOf('patient'), presentedAs: 'bearer' })
    expect(calls.map((call) => call.split(' ', 1)[0])).toEqual(['close', 'open', 'open'])
  })

  it('keeps a disabled account apart from a wrong password (E9)', async () => {
    expect(await staged({ status: 403 }).failureOf()).toMatchObject({ status: 403, code: 'account_inactive' })
  })

  it('ends the session it opened for a record that is out of use (H7)', async () => {
    const { failureOf, calls } = staged(opened('doctor'), undefined, false)
    expect(await failureOf()).toMatchObject({ status: 403, code: 'account_inactive' })
    expect(calls.map((call) => call.split(' ', 1)[0])).toEqual(['open', 'close'])
  })

  it('passes a failing auth service on as a failure, not as a wrong password', async () => {
    expect((await staged({ status: 503 }).failureOf()).status).toBe(503)
    expect((await staged({ status: 404 }).failureOf()).status).toBe(502)
    expect((await staged({ status: 200, json: { user_type: 'doctor' } }).failureOf()).status).toBe(502)
    expect((await staged(opened('superuser')).failureOf()).status).toBe(502)
  })

  it('does not believe an answer that contradicts its token', async () => {
    expect((await staged(opened('admin')).failureOf()).status).toBe(502)
  })

  it('asks nobody when there were too many attempts (A14)', async () => {
    const { failureOf, questions } = staged(opened('doctor'), () => Promise.reject(new TooManyRequests()))
    expect((await failureOf()).status).toBe(429)
    expect(questions).toEqual([])
  })
})
