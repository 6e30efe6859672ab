// ASVS 5.0 V7.4.2: when an account is disabled, its sessions end, whichever way it was disabled, and no new one is opened (H7).
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { DemoAccount } from '../../src/standins/seed/demo-accounts.ts'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

let platform: Platform
let admin: ApiClient

beforeAll(async () => {
  platform = await startPlatform({ LOG_LEVEL: 'silent' })
  admin = await logIn(platform.gateway.url, demoAccount('admin'))
}, 60_000)

afterAll(() => platform.close())

const validates = async (client: ApiClient): Promise<number> =>
  (await client.ask('GET', '/api/v1/auth/validate')).status

const tryLogin = async ({ email, password }: DemoAccount): Promise<unknown> => {
  const answer = await fetch(new URL('/api/v1/auth/login', platform.gateway.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return [answer.status, ((await answer.json()) as { code?: string }).code]
}

describe('a deactivated account', () => {
  it.each([
    // The second account of each role is one whose login and record have different ids (defect B1).
    ['doctor', 'doctors', 2],
    ['patient', 'patients', 2],
    ['admin', 'admins', 2],
  ] as const)(
    'is logged out everywhere, and lets nobody in again: %s',
    async (role, collection, position) => {
      const account = demoAccount(role, position)
      const [phone, laptop] = [
        await logIn(platform.gateway.url, account),
        await logIn(platform.gateway.url, account),
      ]
      expect([await validates(phone), await validates(laptop)]).toEqual([200, 200])
      const answer = await admin.ask('DELETE', `/api/v1/${collection}/${account.referenceId}`)
      expect(answer.status).toBe(204)
      expect([await validates(phone), await validates(laptop)]).toEqual([401, 401])
      expect(await tryLogin(account)).toEqual([403, 'account_inactive'])
      expect(await validates(admin)).toBe(200)
    },
  )

  it('is logged out when an institution takes its doctor off the platform by the web API', async () => {
    const institution = await logIn(platform.gateway.url, demoAccount('institution'))
    const listed = (await institution.read('/api/v1/institutions/doctors')) as { doctors: { id: string }[] }
    const account = [1, 3]
      .map((position) => demoAccount('doctor', position))
      .find(({ referenceId }) => listed.doctors.some(({ id }) => id === referenceId))
    if (!account) throw new Error('no demo doctor of this institution')
    const doctor = await logIn(platform.gateway.url, account)
    const path = `/api/web/institution/doctors/${account.referenceId}`
    expect((await institution.ask('DELETE', path)).status).toBe(200)
    expect(await validates(doctor)).toBe(401)
    expect(await tryLogin(account)).toEqual([403, 'account_inactive'])
  })

  it('is not what a refused attempt makes of it', async () => {
    const account = demoAccount('patient', 3)
    const [patient, other] = [
      await logIn(platform.gateway.url, account),
      await logIn(platform.gateway.url, demoAccount('patient', 4)),
    ]
    expect((await other.ask('DELETE', `/api/v1/patients/${account.referenceId}`)).status).toBe(403)
    expect(await validates(patient)).toBe(200)
  })
})
