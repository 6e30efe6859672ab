import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { ask, type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic(true)
})
afterAll(() => clinic.close())

describe('control over HTTP', () => {
  it('sets, shows and clears faults; they never touch control itself', async () => {
    const { admins } = clinic.services
    const rules = [{ pathPrefix: '/', act: { kind: 'status', status: 500 } }]
    expect((await ask(admins, 'PUT /-/faults', { body: rules })).status).toBe(204)
    expect((await ask(admins, 'GET /health')).status).toBe(500)
    expect((await ask(admins, 'GET /-/faults')).json).toEqual(rules)
    expect((await ask(admins, 'DELETE /-/faults')).status).toBe(204)
    expect((await ask(admins, 'GET /health')).status).toBe(200)
  })

  it('refuses rules it does not know', async () => {
    const { admins } = clinic.services
    for (const body of [{}, [{ act: { kind: 'explode' } }], [{ delay: 1 }]]) {
      expect((await ask(admins, 'PUT /-/faults', { body })).status).toBe(422)
    }
    expect((await ask(admins, 'PUT /-/faults', { raw: '[' })).status).toBe(422)
  })

  it('counts requests by method, path and idempotency key', async () => {
    const { patients } = clinic.services
    const headers = { 'idempotency-key': 'k-1' }
    for (const _ of [1, 2]) await ask(patients, 'POST /api/v1/patients?x=1', { body: {}, headers })
    await ask(patients, 'POST /api/v1/patients', { body: {} })
    expect(patients.seen.count({ method: 'POST', path: '/api/v1/patients' })).toBe(3)
    expect(patients.seen.count({ idempotencyKey: 'k-1' })).toBe(2)
    expect((await ask(patients, 'GET /-/seen')).json).toEqual({
      total: 3,
      requests: [
        { method: 'POST', path: '/api/v1/patients', idempotency_key: 'k-1', count: 2 },
        { method: 'POST', path: '/api/v1/patients', idempotency_key: null, count: 1 },
      ],
    })
    await ask(patients, 'DELETE /-/seen')
    expect(patients.seen.count()).toBe(0)
  })

  it('is not there unless asked for', async () => {
    const closed = await openClinic()
    for (const line of ['GET /-/seen', 'PUT /-/faults', 'GET /-/echo', 'GET /-/bytes/1']) {
      expect((await ask(closed.services.auth, line)).status).toBe(404)
    }
    await closed.close()
  })
})
