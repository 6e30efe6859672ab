import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { readArriving } from '../support/arriving-page.ts'
import { type BrowserClient, createBrowserClient } from '../support/browser-client.ts'
import { type HeldClinic, startHeldClinic } from '../support/held-clinic.ts'

let clinic: HeldClinic
let patient: BrowserClient
let doctor: BrowserClient
let admin: ApiClient

beforeAll(async () => {
  clinic = await startHeldClinic()
  const { url } = clinic.gateway
  patient = createBrowserClient(url)
  await patient.logIn(demoAccount('patient'))
  doctor = createBrowserClient(url)
  await doctor.logIn(demoAccount('doctor'))
  admin = await logIn(url, demoAccount('admin'))
}, 60_000)

afterAll(() => clinic?.close(), 60_000)

/** What the access trail tells of one request. */
const toldOf = async (response: Response) => {
  const { events } = (await admin.read('/api/v1/admin/audit?limit=200')) as {
    events: { requestId: string; outcome: string; patientId: string | null }[]
  }
  return events.filter(({ requestId }) => requestId === response.headers.get('x-request-id'))
}

describe('a page with a slow panel, over a socket', () => {
  it('begins before the panel is answered and ends after it', async () => {
    const held = clinic.patients.hold('/care-team')
    const response = await patient.visit('/patient/dashboard')
    expect(response.status).toBe(200)
    const page = readArriving(response)
    const shell = await page.until('slot="care-team-arriving"')
    expect(shell).not.toContain('slot="care-team"')
    held.release()
    const text = await page.whole()
    expect(text).toContain('slot="care-team"')
    expect(text).toEndWith('</html>')
  })

  it('is recorded as a read of the patient before any of the record is sent', async () => {
    const held = clinic.patients.hold('/medical-record')
    const response = await patient.visit('/patient/medical-record')
    const page = readArriving(response)
    await page.until('slot="record-arriving"')
    expect(await toldOf(response)).toEqual([])
    held.release()
    await page.until('slot="record"')
    const { referenceId } = demoAccount('patient')
    expect(await toldOf(response)).toMatchObject([{ outcome: 'success', patientId: referenceId }])
    await page.whole()
  })

  it('stays a page with status 200 when the panel fails', async () => {
    const held = clinic.doctors.hold('/me/institution')
    const response = await doctor.visit('/doctor/dashboard')
    const page = readArriving(response)
    await page.until('slot="institution-arriving"')
    held.release(500)
    const text = await page.whole()
    const panel = text.slice(text.indexOf('slot="institution"'))
    expect(panel).toContain(response.headers.get('x-request-id') ?? 'no id')
    expect(panel).toContain('href="/doctor/dashboard#institution"')
    expect(text).toEndWith('</html>')
  })

  it('asks nobody any more when the reader has gone', async () => {
    const held = clinic.patients.hold('/dashboard')
    const page = readArriving(await patient.visit('/patient/dashboard'))
    await page.until('slot="summary-arriving"')
    await held.asked
    await page.cancel()
    await held.abandoned
    held.release()
  })
})
