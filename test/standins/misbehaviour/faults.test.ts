import { afterAll, afterEach, beforeAll, describe, expect, it } from 'bun:test'
import type { FaultAct } from '../../../src/standins/misbehaviour/fault-rule.ts'
import { createFaults } from '../../../src/standins/misbehaviour/faults.ts'
import { ask, type Clinic, openClinic, tokenFor } from '../clinic.ts'
import { readWire } from './wire.ts'

describe('fault rules', () => {
  const acts = (faults: ReturnType<typeof createFaults>, count: number, line = 'GET /a') => {
    const [method = '', path = ''] = line.split(' ')
    return Array.from({ length: count }, () => faults.plan(method, path).act?.kind ?? null)
  }
  const garbage: FaultAct = { kind: 'garbage' }

  it('apply to a method and a path prefix', () => {
    const faults = createFaults()
    faults.set([{ method: 'POST', pathPrefix: '/api/v1/patients', act: garbage }])
    expect(acts(faults, 1, 'POST /api/v1/patients/x')).toEqual(['garbage'])
    expect(acts(faults, 1, 'GET /api/v1/patients/x')).toEqual([null])
    expect(acts(faults, 1, 'POST /api/v1/doctors')).toEqual([null])
  })

  it('end after so many times, flap every n-th time, and are cleared', () => {
    const faults = createFaults()
    faults.set([{ times: 2, act: garbage }])
    expect(acts(faults, 3)).toEqual(['garbage', 'garbage', null])
    faults.set([{ everyNth: 3, act: garbage }])
    expect(acts(faults, 6)).toEqual([null, null, 'garbage', null, null, 'garbage'])
    faults.clear()
    expect(acts(faults, 3)).toEqual([null, null, null])
  })

  it('add their delays; the first act wins', () => {
    const faults = createFaults()
    faults.set([{ delayMs: 5 }, { delayMs: 7, act: garbage }, { act: { kind: 'blackhole' } }])
    expect(faults.plan('GET', '/')).toEqual({ delayMs: 12, act: garbage })
  })
})

describe('a misbehaving stand-in', () => {
  let clinic: Clinic
  beforeAll(async () => {
    clinic = await openClinic()
  })
  afterAll(() => clinic.close())
  afterEach(() => {
    clinic.services.patients.faults.clear()
    clinic.services.patients.seen.clear()
  })

  const PATH = '/api/v1/patients?limit=1'
  const whole = async () => (await ask(clinic.services.patients, `GET ${PATH}`)).text
  const spoil = (act: FaultAct, patienceMs?: number) => {
    clinic.services.patients.faults.set([{ act }])
    return readWire(clinic.services.patients.port, PATH, patienceMs)
  }

  it('answers a status with Retry-After', async () => {
    clinic.services.patients.faults.set([{ times: 1, act: { kind: 'status', status: 503, retryAfter: '2' } }])
    const reply = await ask(clinic.services.patients, `GET ${PATH}`)
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await ask(clinic.services.patients, `GET ${PATH}`)).status).toBe(200)
  })

  it('resets before, inside and after the head', async () => {
    expect(await spoil({ kind: 'reset', at: 'before-head' })).toEqual({ text: '', end: 'reset' })
    const inHead = await spoil({ kind: 'reset', at: 'inside-head' })
    expect(inHead.end).toBe('reset')
    expect(inHead.text).toStartWith('HTTP/1.1 200')
    expect(inHead.text).not.toContain('\r\n\r\n')
    const inBody = await spoil({ kind: 'reset', at: 'inside-body' })
    expect(inBody.end).toBe('reset')
    expect(inBody.text.split('\r\n\r\n')[1]?.length).toBeGreaterThan(10)
    expect(await spoil({ kind: 'unanswered' })).toEqual({ text: '', end: 'reset' })
    expect(clinic.services.patients.seen.count({ path: '/api/v1/patients' })).toBe(4)
  })

  it('truncates the content under its full length', async () => {
    const text = await whole()
    const { text: got, end } = await spoil({ kind: 'truncated' })
    expect(end).toBe('closed')
    expect(got).toContain(`content-length: ${Buffer.byteLength(text)}\r\n`)
    expect(Buffer.byteLength(got.split('\r\n\r\n')[1] ?? '', 'latin1')).toBe(
      Math.floor(Buffer.byteLength(text) / 2),
    )
  })

  it('talks garbage', async () => {
    const { text } = await spoil({ kind: 'garbage' })
    expect(text).not.toContain('HTTP/1.1')
    expect(text).not.toBe('')
  })

  it('swallows a request', async () => {
    expect(await spoil({ kind: 'blackhole' }, 150)).toEqual({ text: '', end: 'silent' })
  })

  it('drips head and content, whole in the end', async () => {
    const text = await whole()
    for (const kind of ['slow-head', 'slow-body'] as const) {
      const dripped = await spoil({ kind, everyMs: 0 })
      expect(dripped.end).toBe('closed')
      expect(Buffer.from(dripped.text.split('\r\n\r\n')[1] ?? '', 'latin1').toString()).toBe(text)
    }
  })

  it('counts a spoiled exchange as over, once its connection is', async () => {
    const acts: FaultAct[] = [
      { kind: 'reset', at: 'before-head' },
      { kind: 'reset', at: 'inside-body' },
      { kind: 'truncated' },
      { kind: 'garbage' },
      { kind: 'unanswered' },
      { kind: 'slow-body', everyMs: 0 },
      { kind: 'blackhole' },
    ]
    for (const act of acts) await spoil(act, 50)
    clinic.services.patients.faults.set([{ act: { kind: 'empty-list', aboveInFlight: 1 } }])
    expect(await whole()).not.toBe('[]')
  })

  it('answers empty lists above so many in flight, like an exhausted pool', async () => {
    const { institutions, doctors } = clinic.services
    const rule = { delayMs: 200, act: { kind: 'empty-list', aboveInFlight: 2 } } as const
    institutions.faults.set([rule])
    doctors.faults.set([rule])
    const crowd = async (service: typeof doctors, line: string, word: string) =>
      Promise.all(Array.from({ length: 4 }, () => ask(service, line, { token: tokenFor(word) })))

    const lists = await crowd(institutions, 'GET /api/v1/institutions/doctors', 'institucion1')
    expect(lists.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(lists.filter(({ text }) => text === '{"doctors":[]}')).toHaveLength(2)
    const profiles = await crowd(doctors, 'GET /api/v1/doctors/me/profile', 'doctor1')
    expect(profiles.filter(({ status }) => status === 404)).toHaveLength(2)
    const dashboards = await crowd(doctors, 'GET /api/v1/doctors/me/dashboard', 'doctor1')
    expect(dashboards.filter(({ json }) => json.total_patients === 0)).toHaveLength(2)
    const alone = await ask(doctors, 'GET /api/v1/doctors/me/dashboard', { token: tokenFor('doctor1') })
    expect(alone.json.total_patients).toBe(5)
    institutions.faults.clear()
    doctors.faults.clear()
  })
})
