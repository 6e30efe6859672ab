// Defect A14; ASVS 5.0 V6.3.1, CWE-307: guessing is slow, and nobody can lock an account's owner out with it.
import { describe, expect, it } from 'bun:test'
import { createLimiter } from '../../src/identity/limiter.ts'
import {
  createLoginDefence,
  LOGIN_ACCOUNT,
  LOGIN_CEILING,
  MAX_DELAY_MS,
} from '../../src/identity/login-defence.ts'
import { exchange } from '../support/fresh-exchange.ts'

const setUp = () => {
  const waits: number[] = []
  const defence = createLoginDefence({
    perNetwork: createLimiter(LOGIN_ACCOUNT, null),
    overall: createLimiter(LOGIN_CEILING, null),
    wait: async (ms) => void waits.push(ms),
  })
  const guess = (account: string, clientAddress: string) =>
    defence.admit(account, exchange({ clientAddress }))
  return { defence, guess, waits }
}
const OWNER = '198.51.100.7'
const attacker = (i: number) => `203.0.${i}.1`

describe('login brute force (defect A14)', () => {
  it('is refused after five attempts on one account from one network', async () => {
    const { guess } = setUp()
    for (let i = 0; i < 5; i++) await guess('ana@clinic.example', attacker(1))
    await expect(guess('ana@clinic.example', attacker(1))).rejects.toMatchObject({
      code: 'too_many_requests',
      status: 429,
    })
  })

  it('is told when to come back', async () => {
    const { defence, guess } = setUp()
    for (let i = 0; i < 5; i++) await guess('ana@clinic.example', attacker(1))
    const seen = exchange({ clientAddress: attacker(1) })
    const refusal = await defence.admit('ana@clinic.example', seen).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ retryAfterSeconds: 60 })
    expect(seen.finalFields).toEqual([
      ['ratelimit-policy', '"login-account";q=5;w=60'],
      ['ratelimit', '"login-account";r=0;t=60'],
    ])
  })

  it('is not multiplied by other spellings or neighbouring addresses', async () => {
    const { guess } = setUp()
    const spellings = [
      'ana@clinic.example',
      'ANA@clinic.example',
      ' ana@clinic.example ',
      'ａna@clinic.example',
      'Ana@Clinic.Example',
    ]
    for (const [i, spelling] of spellings.entries()) await guess(spelling, `203.0.113.${i}`)
    await expect(guess('ana@clinic.example', '203.0.113.99')).rejects.toMatchObject({ status: 429 })
  })

  it('does not lock the owner out, however many attackers there are', async () => {
    const { guess, waits } = setUp()
    for (let i = 0; i < 200; i++) await guess('ana@clinic.example', attacker(i)).catch(() => {})
    waits.length = 0
    await guess('ana@clinic.example', OWNER)
    expect(waits).toEqual([MAX_DELAY_MS])
  })

  it('slows down attempt by attempt', async () => {
    const { guess, waits } = setUp()
    for (let i = 0; i < 5; i++) await guess('ana@clinic.example', attacker(1))
    expect(waits).toEqual([250, 500, 1_000])
  })

  it('has one counter for the addresses of one IPv6 line', async () => {
    const { guess } = setUp()
    for (let i = 0; i < 5; i++) await guess('ana@clinic.example', `2001:db8:0:${i}::7`)
    await expect(guess('ana@clinic.example', '2001:db8:0:ff::1')).rejects.toMatchObject({ status: 429 })
  })

  it('starts afresh for who knew the password', async () => {
    const { defence, guess, waits } = setUp()
    for (let i = 0; i < 4; i++) await guess('ana@clinic.example', OWNER)
    await defence.succeeded('Ana@clinic.example', exchange({ clientAddress: OWNER }))
    waits.length = 0
    await guess('ana@clinic.example', OWNER)
    expect(waits).toEqual([])
  })

  it('of one account costs another nothing', async () => {
    const { guess, waits } = setUp()
    for (let i = 0; i < 5; i++) await guess('ana@clinic.example', attacker(1))
    waits.length = 0
    await guess('luis@clinic.example', attacker(1))
    expect(waits).toEqual([])
  })
})
