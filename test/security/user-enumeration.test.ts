// Defect A15; ASVS 5.0 V6.3.8, CWE-203, CWE-208: neither words nor time tell whether an account exists.
import { describe, expect, it } from 'bun:test'
import { GatewayError } from '../../src/errors.ts'
import { createUniformLogin } from '../../src/identity/uniform-login.ts'
import type { Answer } from '../../src/proxy/ask.ts'
import { createLogin } from '../../src/services/auth/login.ts'
import { attachExchange } from '../../src/telemetry/exchange.ts'
import { exchange } from '../support/fresh-exchange.ts'

/** An auth service on a clock of its own: as fast for unknown accounts, and as slow for known ones, as the real one. */
const setUp = () => {
  let time = 0
  const wait = async (ms: number) => {
    time += ms
  }
  const answerOf = (email: unknown): readonly [number, Answer] => {
    const [ms, status] = ({ 'known@clinic.example': [232, 401], 'empty@clinic.example': [1, 400] } as const)[
      String(email)
    ] ?? [3, 401]
    return [ms, { status, fields: [], json: { detail: `${email} said no` } }]
  }
  const login = createLogin({
    ask: async ({ json }) => {
      const [ms, answer] = answerOf((json as { email: string }).email)
      await wait(ms)
      return answer
    },
    sessions: {
      open: () => Promise.reject(new Error('nobody gets in here')),
      close: () => Promise.reject(new Error('nobody is here')),
    },
    defence: { admit: async () => {}, succeeded: async () => {} },
    uniformly: createUniformLogin({ now: () => time, wait }),
    recordInUse: () => Promise.reject(new Error('nobody gets this far')),
  })
  return async (email: string) => {
    const request = new Request('http://localhost/api/v1/auth/login', { method: 'POST' })
    attachExchange(request, exchange())
    const startedAt = time
    const refusal = await login({ request }, { email, password: 'Wrong-1234' }).catch(
      (error: unknown) => error,
    )
    const { code, status, title, detail, retryAfterSeconds } = refusal as GatewayError
    expect(refusal).toBeInstanceOf(GatewayError)
    return { code, status, title, detail, retryAfterSeconds, tookMs: time - startedAt }
  }
}

describe('user enumeration (defect A15)', () => {
  it('gets the same answer after the same time for unknown accounts and wrong passwords', async () => {
    const attempt = setUp()
    const known = await attempt('known@clinic.example')
    expect(known.code).toBe('invalid_credentials')
    expect(await attempt('nobody@clinic.example')).toEqual(known)
    expect(await attempt('empty@clinic.example')).toEqual(known)
  })
})
