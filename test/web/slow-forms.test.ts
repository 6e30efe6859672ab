import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { FaultRule } from '../../src/standins/misbehaviour/fault-rule.ts'
import { demoAccount } from '../support/api-client.ts'
import { type BrowserClient, createBrowserClient } from '../support/browser-client.ts'
import { EVERY_FORM } from '../support/forms/every-form.ts'
import { type FormCase, NEW_PASSWORD } from '../support/forms/form-case.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

/** Long enough for a login on a busy machine. */
const DEADLINE_MS = 2_000
const LATE_MS = 250
const TOO_LATE_MS = 60_000

/** What is said of it; a login does nothing that one would have to look for, and a button is answered by an error page. */
const UNSURE = /no contestó a tiempo y no sabemos si tu envío se completó/
const TOLD: Readonly<Record<string, RegExp>> = {
  '/login': /No podemos comprobar tu cuenta en este momento/,
  '/account/password': /No sabemos si la contraseña cambió/,
  '/institution/doctors/:id/deactivate': /Una parte de la plataforma no responde/,
}

const ROLES = ['patient', 'doctor', 'institution'] as const
const asking = EVERY_FORM.filter(({ asks }) => asks !== undefined)

const writeOf = ({ asks, role }: FormCase) => asks?.(role === 'patient' ? demoAccount(role).referenceId : '')

describe('a form whose service is slow', () => {
  let platform: Platform
  const clients = new Map<string | undefined, BrowserClient>()

  beforeAll(async () => {
    const deadline = String(DEADLINE_MS)
    platform = await startPlatform({
      ...{ LOG_LEVEL: 'silent', JWT_SERVICE_TIMEOUT_MS: deadline, DOCTOR_SERVICE_TIMEOUT_MS: deadline },
      ...{ PATIENT_SERVICE_TIMEOUT_MS: deadline, INSTITUTION_SERVICE_TIMEOUT_MS: deadline },
    })
    clients.set(undefined, createBrowserClient(platform.gateway.url))
    for (const role of ROLES) {
      const client = createBrowserClient(platform.gateway.url)
      await client.logIn(demoAccount(role))
      clients.set(role, client)
    }
  }, 60_000)
  afterAll(() => platform.close())

  const send = (form: FormCase, key: string): Promise<Response> => {
    const client = clients.get(form.role)
    if (!client) throw new Error(`nobody is signed in as ${form.role}`)
    return client.submit(form.path, { ...form.fields, 'idempotency-key': key })
  }

  /** All at once: they wait for the same time. */
  const sendAll = async (name: string) => {
    const answers = asking.map(async (form) => {
      const response = await send(form, `${name}-${form.path}`)
      return { form, status: response.status, text: await response.text() }
    })
    return Promise.all(answers)
  }

  const misbehave = (rules: readonly FaultRule[]): void => {
    for (const standIn of Object.values(platform.standIns)) standIn.faults.set(rules)
  }

  it('comes back with what was typed when the answer comes too late', async () => {
    misbehave(
      asking.map((form) => {
        const { method = '', target = '' } = writeOf(form) ?? {}
        return { method, pathPrefix: target, delayMs: TOO_LATE_MS }
      }),
    )
    for (const { form, status, text } of await sendAll('first')) {
      expect([form.route, status]).toEqual([form.route, 504])
      expect([form.route, text]).toEqual([form.route, expect.stringMatching(TOLD[form.route] ?? UNSURE)])
      expect(text).toContain(form.kept ?? '')
      expect(text).not.toContain(NEW_PASSWORD)
    }
  }, 30_000)

  it('says that nobody knows what became of it when it is sent again, and asks no service twice', async () => {
    misbehave([])
    const phones = asking.find(({ path }) => path.endsWith('/phones'))
    if (!phones) throw new Error('no form adds a telephone')
    platform.standIns.patients.seen.clear()
    const response = await send(phones, `first-${phones.path}`)
    const text = await response.text()
    expect(response.status).toBe(409)
    expect(text).toContain('Ya habías enviado este formulario y no sabemos si se completó.')
    expect(text).toContain(phones.kept ?? '')
    expect(text).not.toContain(`value="first-${phones.path}"`)
    expect(platform.standIns.patients.seen.count({ method: 'POST' })).toBe(0)
  })

  it('does its work when the answer is late, but in time', async () => {
    misbehave([{ delayMs: LATE_MS }])
    // One after the other: hashing several passwords at once takes longer than the deadline on a busy machine.
    for (const form of asking) {
      const { status } = await send(form, `second-${form.path}`)
      expect([form.route, status]).toEqual([form.route, 303])
    }
  }, 30_000)
})
