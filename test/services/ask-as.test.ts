import { describe, expect, it } from 'bun:test'
import { createAskAs } from '../../src/services/ask-as.ts'
import { attachExchange } from '../../src/telemetry/exchange.ts'
import { exchange, fakeAsk, fakeSessions, sessionOf } from '../support/route-stage.ts'

const staged = () => {
  const { ask, questions } = fakeAsk({})
  const asks = { auth: ask, doctors: ask, patients: ask, institutions: ask, admins: ask }
  const request = new Request('http://localhost/x', { headers: { 'idempotency-key': 'k-1' } })
  attachExchange(request, exchange('/x'))
  return { askAs: createAskAs({ asks, sessions: fakeSessions().sessions }), request, questions }
}

describe('asking a service for a session', () => {
  it('shows the token the gateway signs, never the one the client sent', async () => {
    const { askAs, request, questions } = staged()
    const session = sessionOf('doctor')
    await askAs({ request, session }, 'doctors', { method: 'GET', target: '/x' })
    expect(questions[0]?.identity).toEqual({
      userId: session.userId,
      role: 'doctor',
      token: 'upstream-sid-doctor',
    })
  })

  it('shows nobody where there is no session', async () => {
    const { askAs, request, questions } = staged()
    await askAs({ request, session: null }, 'patients', { method: 'POST', target: '/x', json: {} })
    expect(questions[0]?.identity).toBeNull()
  })

  it("makes a write repeatable by the client's key, and leaves reads alone", async () => {
    const { askAs, request, questions } = staged()
    for (const method of ['POST', 'GET'] as const)
      await askAs({ request, session: null }, 'patients', { method, target: '/x' })
    expect(questions.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['k-1', undefined])
  })

  it('stops when the client goes away', async () => {
    const { askAs, request, questions } = staged()
    await askAs({ request, session: null }, 'patients', { method: 'GET', target: '/x' })
    expect(questions[0]?.signal).toBe(request.signal)
  })
})
