// Defects B1, B2 (user_id taken for the patient id): contract 1.3
import { describe, expect, it } from 'bun:test'
import { bearer, CLIENT, claimsOf, createGateway, issue } from '../identity/support.ts'

const ids = { user_id: 'account-7', metadata: { reference_id: 'patient-9' } }

describe('an account whose two ids differ (defects B1, B2)', () => {
  it('is known by its account and by its record, never by one for the other', async () => {
    const { sessions } = createGateway()
    const opened = await sessions.open(await issue(ids), CLIENT)
    const found = await sessions.authenticate(bearer(opened.accessToken))
    expect(found?.session).toMatchObject({ userId: 'account-7', referenceId: 'patient-9' })
  })

  it('is shown to services with the record id where each of them looks', async () => {
    const { clock, sessions } = createGateway()
    const { session } = await sessions.open(await issue(ids), CLIENT)
    const claims = claimsOf(await sessions.upstreamToken(session))
    expect(claims).toMatchObject({
      user_id: 'account-7',
      user_type: 'patient',
      reference_id: 'patient-9',
      metadata: { reference_id: 'patient-9' },
      sid: session.sid,
      exp: clock.now() / 1000 + 60,
    })
    expect(claims['jti']).toBeString()
  })

  it('gets one such token for 40 s, and never that of another session', async () => {
    const { clock, sessions } = createGateway()
    const one = (await sessions.open(await issue(ids), CLIENT)).session
    const two = (await sessions.open(await issue({ user_id: 'account-8' }), CLIENT)).session
    const first = await sessions.upstreamToken(one)
    expect(await sessions.upstreamToken(two)).not.toBe(first)
    clock.advanceSeconds(39)
    expect(await sessions.upstreamToken(one)).toBe(first)
    clock.advanceSeconds(1)
    expect(await sessions.upstreamToken(one)).not.toBe(first)
  })

  it('cannot claim another record on the top level', async () => {
    const { sessions } = createGateway()
    const { session } = await sessions.open(await issue({ ...ids, reference_id: 'patient-1' }), CLIENT)
    expect(session.referenceId).toBe('patient-9')
    expect(claimsOf(await sessions.upstreamToken(session))['reference_id']).toBe('patient-9')
  })
})
