// Defects A1-A3, E6; ASVS 5.0 V1.1.1, CWE-22, CWE-436: one normalised path is matched, authorised and forwarded.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import { exchangeOf } from '../../src/telemetry/exchange.ts'
import { createGuardedApp, serveApp, sessionOf, sessionsOf } from '../support/guarded-app.ts'
import { rawRequest, sendRaw } from '../support/raw-http.ts'

const own = ruled({
  summary: '',
  access: { patient: 'own' },
  subject: { kind: 'patient', param: 'id' },
})

/** Every path a service would have been asked for. */
const forwarded: string[] = []
const guarded = () =>
  createGuardedApp(
    (guard) =>
      new Elysia()
        .use(guard)
        .all('/api/v1/auth/*', ({ request }) => void forwarded.push(exchangeOf(request).path), {
          ...ruled({ summary: '', access: 'public' }),
          parse: 'none',
        })
        .all('/api/v1/patients/:id', ({ request }) => void forwarded.push(exchangeOf(request).path), {
          ...own,
          parse: 'none',
        })
        .all('/api/v1/patients/:id/*', ({ request }) => void forwarded.push(exchangeOf(request).path), {
          ...own,
          parse: 'none',
        }),
    { sessions: sessionsOf({ 'p.p.p': sessionOf() }) },
  )

const send = async (target: string) => {
  await using server = serveApp(guarded())
  forwarded.length = 0
  return await sendRaw(
    server.port,
    rawRequest(`GET ${target}`, ['localhost'], ['Authorization: Bearer p.p.p']),
  )
}

const payloads = (await Bun.file(`${import.meta.dir}/../fixtures/payloads/traversal.txt`).text())
  .split('\n')
  .filter((line) => line !== '' && !/\s/.test(line))

describe('path traversal (defects A1, A2)', () => {
  it.each([
    '/api/v1/auth/%2e%2e/%2e%2e/%2e%2e/users/create',
    '/api/v1/auth/%2e%2e/auth/login',
    '/api/v1/patients/%2e%2e/patients?limit=500',
    '/api/v1/patients/record-1/%2e%2e/record-2',
    '/api/v1/patients/record-1/..%2frecord-2',
    '/api/v1/patients/record-1/..%5crecord-2',
    '/api/v1/patients/record-1/%252e%252e/record-2',
    '/api/v1/patients/record-1/..;/record-2',
    '/api/v1/patients/record-1%2f..%2frecord-2',
    '/api/v1/patients/record-1%00',
    '/api/v1/patients//record-2',
    '/api/v1/patients/record-1/%c0%ae%c0%ae/record-2',
  ])('%s reaches no record but the own and leaves no public prefix', async (target) => {
    await send(target)
    for (const path of forwarded) expect(path).toMatch(/^\/api\/v1\/(?:auth\/|patients\/record-1(?:\/|$))/)
  })

  it('makes no query out of an encoded question mark (defect A3)', async () => {
    await send('/api/v1/auth/doctors%3flimit=1')
    expect(forwarded).toEqual(['/api/v1/auth/doctors%3Flimit=1'])
  })

  it('authorises and forwards an escaped spelling as the plain one', async () => {
    expect((await send('/api/v1/patients/%72ecord-1/profile')).status).toBe(200)
    expect(forwarded).toEqual(['/api/v1/patients/record-1/profile'])
    expect((await send('/api/v1/patients/%72ecord-2/profile')).status).toBe(403)
  })

  it.each([
    ['an encoded slash', '/api/v1/patients/record-1/a%2fb'],
    ['an encoded backslash', '/api/v1/patients/record-1/a%5cb'],
    ['a fragment', '/api/v1/patients/record-1#x'],
    ['a target of more than 8 KiB', `/api/v1/auth/${'a'.repeat(8_200)}`],
  ])('answers 400 to %s', async (_, target) => {
    expect((await send(target)).status).toBe(400)
    expect(forwarded).toEqual([])
  })

  it('lets none of the known payloads out of its prefix', async () => {
    await using server = serveApp(guarded())
    forwarded.length = 0
    for (const payload of payloads) {
      await sendRaw(server.port, rawRequest(`GET /api/v1/auth/${payload}`))
    }
    expect(payloads.length).toBeGreaterThan(50)
    for (const path of forwarded) {
      expect(path).toStartWith('/api/v1/auth/')
      expect(decodeURIComponent(path)).not.toMatch(/\\|\/\.\.(?:\/|$)/)
    }
  })
})
