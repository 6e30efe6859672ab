import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ApiClient, demoAccount, logIn } from '../support/api-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

interface Entry {
  readonly id: string
  readonly who: string
  readonly institution: string | null
  readonly what: string
  readonly reason: string | null
  readonly emergency: boolean
  readonly denied: boolean
  readonly self: boolean
}

let gateway: StartedGateway
let doctor: ApiClient
let patient: ApiClient
let admin: ApiClient

const record = demoAccount('patient', 2).referenceId
const declaration = {
  patient_id: record,
  purpose: 'ETREAT',
  reason: 'Llegó inconsciente a urgencias.',
  password: demoAccount('doctor', 3).password,
}

beforeAll(async () => {
  gateway = await startGateway()
  admin = await logIn(gateway.url, demoAccount('admin'))
  patient = await logIn(gateway.url, demoAccount('patient', 2))
  // A doctor who does not treat this patient.
  const { doctor_id } = (await admin.read(`/api/v1/patients/${record}`)) as { doctor_id: string }
  const stranger =
    [1, 2, 3].find((position) => demoAccount('doctor', position).referenceId !== doctor_id) ?? 1
  doctor = await logIn(gateway.url, demoAccount('doctor', stranger))
}, 60_000)

afterAll(() => gateway?.close())

const accessLog = async (): Promise<readonly Entry[]> =>
  ((await patient.read(`/api/v1/patients/${record}/access-log`)) as { entries: Entry[] }).entries

const page = async (client: ApiClient, path: string): Promise<string> => {
  const answer = await fetch(new URL(path, gateway.url), {
    headers: { authorization: `Bearer ${client.token}`, accept: 'text/html', 'sec-fetch-mode': 'navigate' },
  })
  return `${answer.status} ${await answer.text()}`
}

describe('a doctor in an emergency', () => {
  const path = `/api/v1/patients/${record}/medical-record`

  it('is denied before it is declared, and on the page is led on to declare it', async () => {
    expect((await doctor.ask('GET', path)).status).toBe(403)
    const denied = await page(doctor, `/doctor/patients/${record}`)
    expect(denied).toStartWith('403')
    expect(denied).toContain(`/doctor/patients/${record}/emergency`)
  })

  it('says who it is again, why, and in words', async () => {
    const faultsOf = async (changes: object) => {
      const answer = await doctor.ask('POST', '/api/v1/emergency-access', { ...declaration, ...changes })
      const { errors = [] } = (await answer.json()) as { errors?: { pointer: string }[] }
      return [answer.status, errors.map(({ pointer }) => pointer)]
    }
    expect(await faultsOf({ password: 'otra' })).toEqual([422, ['/password']])
    expect(await faultsOf({ purpose: 'CURIOSITY', reason: 'no' })).toEqual([422, ['/purpose', '/reason']])
    expect((await patient.ask('POST', '/api/v1/emergency-access', declaration)).status).toBe(403)
    expect((await doctor.ask('GET', path)).status).toBe(403)
  })

  it('then opens this record and no other, with a banner on each page', async () => {
    expect(await page(doctor, '/doctor/dashboard')).not.toContain('tone-act')
    const declared = await doctor.ask('POST', '/api/v1/emergency-access', declaration)
    expect([declared.status, await declared.json()]).toMatchObject([201, { patient_id: record }])
    expect((await doctor.ask('GET', path)).status).toBe(200)
    expect(await page(doctor, `/doctor/patients/${record}`)).toStartWith('200')
    expect((await doctor.ask('GET', `/api/web/doctor/patients/${record}/medical-record`)).status).toBe(200)
    const others = (await admin.read('/api/v1/patients?limit=1000')) as { id: string; doctor_id: string }[]
    const other = others.find(
      ({ id, doctor_id }) => id !== record && doctor_id !== doctor.account.referenceId,
    )
    expect((await doctor.ask('GET', `/api/v1/patients/${other?.id}/medical-record`)).status).toBe(403)
    for (const place of ['/doctor/dashboard', '/doctor/patients', '/doctor/my-institution'])
      expect(await page(doctor, place)).toContain('notice tone-act')
  })

  it('is seen by the patient at once: who, from where, what and why', async () => {
    const entries = await accessLog()
    expect(entries.find(({ what, emergency }) => emergency && what === 'Expediente médico')).toMatchObject({
      who: expect.stringMatching(/\w+ \w+/),
      institution: expect.any(String),
      reason: 'Emergencia: tratamiento',
      self: false,
    })
    expect(entries.some(({ denied }) => denied)).toBe(true)
    expect(entries.some(({ what }) => what === 'Declaración de emergencia')).toBe(true)
    expect(await page(patient, '/patient/access-log')).toContain('Emergencia: tratamiento')
  })

  it('is reviewed by the administration, once', async () => {
    const queue = (await admin.read('/api/v1/admin/emergencies')) as { id: string; review: string }[]
    expect(queue).toMatchObject([{ patient_id: record, review: 'open', reason: declaration.reason }])
    const review = () =>
      admin.ask('PUT', `/api/v1/admin/emergencies/${queue[0]?.id}/review`, {
        review: 'flagged',
        note: 'Llamar',
      })
    expect((await review()).status).toBe(204)
    expect((await review()).status).toBe(404)
  })

  it('is reported by the patient to the administration', async () => {
    const entry = (await accessLog()).find(({ emergency }) => emergency)
    const report = `/api/v1/patients/${record}/access-log/${entry?.id}/report`
    expect((await patient.ask('POST', report, { note: 'No conozco a esta persona.' })).status).toBe(204)
    const foreign = `/api/v1/patients/${record}/access-log/${crypto.randomUUID()}/report`
    expect((await patient.ask('POST', foreign, {})).status).toBe(404)
    const messages = (await admin.read('/api/v1/admin/messages')) as { id: string; message: string }[]
    expect(messages).toMatchObject([{ kind: 'access-report', patient_id: record, handled_at: null }])
    expect(messages[0]?.message).toContain('No conozco a esta persona.')
    expect((await admin.ask('PUT', `/api/v1/admin/messages/${messages[0]?.id}/handled`)).status).toBe(204)
    expect(await admin.read('/api/v1/admin/messages')).toMatchObject([{ handled_by: admin.account.userId }])
  })

  it('is not opened by a session of its own that has not declared it', async () => {
    const again = await logIn(gateway.url, doctor.account)
    expect((await again.ask('GET', path)).status).toBe(403)
  })
})

describe('an administrator', () => {
  it('ends all sessions of an account at once', async () => {
    const victim = await logIn(gateway.url, demoAccount('patient', 3))
    const sessions = `/api/v1/admin/users/${victim.account.userId}/sessions`
    expect(await admin.read(sessions)).toHaveLength(1)
    const ended = await admin.ask('DELETE', sessions)
    expect([ended.status, await ended.json()]).toEqual([200, { ended: 1 }])
    expect((await victim.ask('GET', '/api/v1/auth/validate')).status).toBe(401)
  })

  it('meets doctors by name, and is led from an event to its patient, its account and their sessions', async () => {
    const { first_name, last_name } = (await admin.read(`/api/v1/doctors/${doctor.account.referenceId}`)) as {
      first_name: string
      last_name: string
    }
    const review = await page(admin, '/admin/emergency')
    expect(review).toContain(`${first_name} ${last_name}`)
    expect(review).toContain(`/admin/audit?patient=${record}&user=${doctor.account.userId}`)
    const events = await page(admin, `/admin/audit?user=${doctor.account.userId}`)
    expect(events).toContain(`<strong>${first_name} ${last_name}</strong>`)
    expect(events).toContain(`/admin/audit?patient=${record}"`)
    expect(events).toContain(`/admin/sessions?q=${doctor.account.userId}"`)
  })

  it('is recorded first of all', async () => {
    await admin.read('/api/v1/admin/audit?outcome=denied')
    const { events } = (await admin.read('/api/v1/admin/audit?kind=administration')) as {
      events: { route: string; userId: string }[]
    }
    const routes = events.map(({ route }) => route)
    expect(routes).toContain('/api/v1/admin/audit')
    expect(routes).toContain('/api/v1/admin/users/:userId/sessions')
    expect(routes).toContain('/api/v1/admin/emergencies/:id/review')
  })

  it('is told when a filter says nothing it could mean', async () => {
    expect((await admin.ask('GET', '/api/v1/admin/audit?kind=records')).status).toBe(422)
    expect((await admin.ask('GET', '/api/v1/admin/audit/export?since=ayer')).status).toBe(422)
    for (const filter of ['patient=%00', 'user=a%0Ab', 'before=abc', 'before=-1', 'emergency=yes', 'since=1'])
      expect([filter, (await admin.ask('GET', `/api/v1/admin/audit?${filter}`)).status]).toEqual([
        filter,
        422,
      ])
    expect((await admin.ask('GET', '/api/v1/admin/audit/export?patient=%00')).status).toBe(422)
  })

  it('is told of to the patient whom the search is about', async () => {
    const told = async () =>
      (await accessLog()).filter(({ what, self }) => what === 'Registro de accesos' && !self)
    const before = (await told()).length
    await admin.read(`/api/v1/admin/audit?patient=${record.toUpperCase()}`)
    await page(admin, `/admin/audit?patient=${record}`)
    const after = await told()
    expect(after).toHaveLength(before + 2)
    expect(after[0]?.reason).toBe('Administración de la plataforma')
  })

  it('finds what happened on a day until its end', async () => {
    const all = (await admin.read('/api/v1/admin/audit')) as { events: { recordedAt: string }[] }
    const day = all.events[0]?.recordedAt.slice(0, 10)
    const { events } = (await admin.read(`/api/v1/admin/audit?since=${day}&until=${day}`)) as { events: [] }
    expect(events.length).toBeGreaterThan(0)
  })

  it('exports the trail as FHIR AuditEvent lines', async () => {
    const answer = await admin.ask('GET', `/api/v1/admin/audit/export?patient=${record}`)
    expect(answer.headers.get('content-type')).toBe('application/fhir+ndjson')
    const lines = (await answer.text()).trim().split('\n')
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ resourceType: 'AuditEvent' })
      expect(line).toContain(`Patient/${record}`)
    }
  })

  it('is the only one whom any of this answers', async () => {
    for (const client of [doctor, patient])
      for (const path of ['status', 'settings', 'audit', 'audit/export', 'emergencies', 'messages'])
        expect([path, (await client.ask('GET', `/api/v1/admin/${path}`)).status]).toEqual([path, 403])
  })
})
