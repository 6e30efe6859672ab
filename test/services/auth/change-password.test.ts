import { describe, expect, it } from 'bun:test'
import { type GatewayError, InvalidInput } from '../../../src/errors.ts'
import type { Answer } from '../../../src/proxy/ask.ts'
import { createPasswordChange } from '../../../src/services/auth/change-password.ts'
import { attachExchange } from '../../../src/telemetry/exchange.ts'
import { exchange, fakeAsk, fakeSessions, sessionOf } from '../../support/route-stage.ts'

const STRONG = 'Tulipan-47!rojo'
const session = sessionOf('patient')

const change = async (
  input: { current_password: string; new_password: string; confirm_password?: string },
  answer: Partial<Answer> = { json: { success: true } },
) => {
  const { ask, questions } = fakeAsk({ 'POST /auth/change-password': answer })
  const { sessions, calls } = fakeSessions('patient')
  const admitted: string[] = []
  const changePassword = createPasswordChange({
    askAs: (asker, _service, question) =>
      ask({
        ...question,
        exchange: exchange('/'),
        identity: asker.session ? { userId: '', role: '', token: '' } : null,
      }),
    sessions,
    defence: {
      admit: async (account) => {
        admitted.push(account)
      },
      succeeded: async () => undefined,
    },
  })
  const request = new Request('http://localhost/', { method: 'POST' })
  attachExchange(request, exchange('/'))
  const outcome = await changePassword(request, session, input).catch((failure: GatewayError) => failure)
  return { outcome, questions, calls, admitted }
}

describe('changing the password (C8)', () => {
  it('ends every other session of the user', async () => {
    const { outcome, questions, calls } = await change({ current_password: 'old', new_password: STRONG })
    expect(outcome).toBe(2)
    expect(questions[0]?.json).toEqual({ current_password: 'old', new_password: STRONG })
    expect(calls).toEqual([`closeAll ${session.userId} but ${session.sid}`])
  })

  it('ends none when the current password is wrong, and says which member', async () => {
    const { outcome, calls } = await change(
      { current_password: 'bad', new_password: STRONG },
      { status: 401 },
    )
    expect((outcome as InvalidInput).faults[0]?.pointer).toBe('/current_password')
    expect(calls).toEqual([])
  })

  it('counts guesses of the current password like those at the login', async () => {
    const { admitted } = await change({ current_password: 'bad', new_password: STRONG }, { status: 401 })
    expect(admitted).toEqual([session.email])
  })

  it('refuses weak, unchanged and mistyped passwords without asking the service', async () => {
    const inputs = [
      { current_password: 'old', new_password: 'corta' },
      { current_password: STRONG, new_password: STRONG },
      { current_password: 'old', new_password: STRONG, confirm_password: 'otra' },
    ]
    for (const input of inputs) {
      const { outcome, questions } = await change(input)
      expect(outcome).toBeInstanceOf(InvalidInput)
      expect(questions).toEqual([])
    }
  })

  it('passes on that the service is away, as failure', async () => {
    const { outcome, calls } = await change(
      { current_password: 'old', new_password: STRONG },
      { status: 503 },
    )
    expect((outcome as GatewayError).status).toBe(503)
    expect(calls).toEqual([])
  })
})
