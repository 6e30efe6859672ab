import { describe, expect, it } from 'bun:test'
import { Forbidden, RecordNotReleased } from '../../src/errors.ts'
import type { RecordAccess } from '../../src/plugins/access-trail.ts'
import { settled } from '../policies/fake-clock.ts'
import { OTHER_ID } from '../support/route-stage.ts'
import { begin, endWith, held } from '../support/slow-page.ts'

const ME = '/api/v1/doctors/me'

describe('the access trail of a page in pieces', () => {
  const patient = {
    ...{ id: OTHER_ID, first_name: 'Ana', last_name: 'Ruiz', date_of_birth: '1980-02-03' },
    ...{ contact_email: null, contact_phone: null, last_login: null },
  }
  const patients = { json: { patient_count: 1, patients: [patient] } }

  const doctorDashboard = async (recordAccess: RecordAccess) => {
    const slow = held()
    const answers = { [`GET ${ME}/patients`]: slow.answer, ...others }
    return { slow, ...(await begin('/doctor/dashboard', 'doctor', answers, { recordAccess })) }
  }
  const others = {
    [`GET ${ME}/dashboard`]: { status: 503 },
    [`GET ${ME}/institution`]: { status: 503 },
    [`GET ${ME}/profile`]: { status: 503 },
  }

  it('tells of the patients before their panel is sent', async () => {
    const stored = Promise.withResolvers<void>()
    const told: (readonly string[] | null | undefined)[] = []
    const { slow, page, exchanges } = await doctorDashboard((exchange) => {
      told.push(exchange.recording?.patients)
      return stored.promise
    })
    await page.until('slot="patients-arriving"')
    expect(told).toEqual([])
    expect(exchanges[0]?.recording).toBeUndefined()
    slow.resolve(patients)
    await settled()
    expect(told).toEqual([[OTHER_ID]])
    stored.resolve()
    expect(await endWith(page)).toContain('Ana Ruiz')
    expect(told).toHaveLength(1)
  })

  it('lets the panel fail when its access can be kept nowhere', async () => {
    const { slow, page, reported } = await doctorDashboard(() => Promise.reject(new RecordNotReleased()))
    slow.resolve(patients)
    const text = await endWith(page)
    expect(text).not.toContain('Ana Ruiz')
    expect(text.slice(text.indexOf('slot="patients"'))).toContain('Reintentar')
    expect(reported).toEqual([expect.any(RecordNotReleased)])
  })

  it('tells of a refusal, and that a page showed nobody', async () => {
    const told: (readonly [number, readonly string[] | null | undefined])[] = []
    const { slow, page } = await doctorDashboard(async (exchange, status) => {
      told.push([status, exchange.recording?.patients])
    })
    slow.reject(new Forbidden())
    await endWith(page)
    expect(told).toEqual([[403, []]])
  })
})
