import { afterAll, afterEach, beforeAll, describe, expect, it } from 'bun:test'
import type { FaultAct } from '../../src/standins/misbehaviour/fault-rule.ts'
import { type RunningStandIns, startStandIns } from '../../src/standins/stand-ins.ts'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const SECRET = 'failing-service-test-secret-of-48-octets-or-more'

let services: RunningStandIns
let gateway: StartedGateway
let institution: ApiClient

beforeAll(async () => {
  services = await startStandIns({
    names: ['auth', 'doctors', 'patients', 'institutions', 'admins'],
    dataDir: ':memory:',
    jwtSecret: SECRET,
  })
  gateway = await startGateway({
    env: {
      JWT_SECRET_KEY: SECRET,
      JWT_SERVICE_URL: services.auth.url,
      DOCTOR_SERVICE_URL: services.doctors.url,
      PATIENT_SERVICE_URL: services.patients.url,
      INSTITUTION_SERVICE_URL: services.institutions.url,
      ADMIN_SERVICE_URL: services.admins.url,
    },
  })
  institution = await logIn(gateway.url, demoAccount('institution'))
}, 60_000)

afterEach(() => services.institutions.faults.clear())

afterAll(async () => {
  await gateway?.close()
  await Promise.all(Object.values(services ?? {}).map((service) => service.close()))
}, 60_000)

const spoil = (act: FaultAct) =>
  services.institutions.faults.set([{ pathPrefix: '/api/v1/institutions/patients', act }])

const ACTS: readonly FaultAct[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'truncated' },
  { kind: 'garbage' },
  { kind: 'reset', at: 'before-head' },
]

describe('a service that fails', () => {
  it('fails the dashboard, which never shows zeros instead (D3)', async () => {
    for (const act of ACTS) {
      spoil(act)
      const answer = await institution.ask('GET', '/api/web/institution/dashboard')
      expect([act.kind, answer.status >= 500]).toEqual([act.kind, true])
      const text = await answer.text()
      expect(JSON.parse(text)).toMatchObject({ status: 'error' })
      expect(text).not.toContain('total_patients')
    }
  })

  it('is passed on unchanged below /api/v1, as the services answer it', async () => {
    spoil({ kind: 'status', status: 500 })
    expect((await institution.ask('GET', '/api/v1/institutions/patients')).status).toBe(500)
  })

  it('does not decide that a patient is a stranger: permission is not asked for, not refused', async () => {
    spoil({ kind: 'status', status: 500 })
    const answer = await institution.ask('GET', `/api/v1/patients/${demoAccount('patient').referenceId}`)
    expect(answer.status).toBe(503)
  })
})
