// RFC 9110 5.5, CWE-113, CWE-93: nothing a client sends becomes a field or line of its own.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { parseReturnTo } from '../../src/http/return-to.ts'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp, serveApp } from '../support/guarded-app.ts'
import { rawRequest, sendRaw } from '../support/raw-http.ts'

const payloads = (await Bun.file(`${import.meta.dir}/../fixtures/payloads/crlf.txt`).text())
  .split('\n')
  .filter((line) => line !== '')

const guarded = (trustedProxies: readonly string[] = []) =>
  createGuardedApp(
    (guard) =>
      new Elysia()
        .use(guard)
        .get('/private', () => 'in', ruled({ summary: '', access: 'signed-in' }))
        .get('/private/*', () => 'in', ruled({ summary: '', access: 'signed-in' })),
    { trustedProxies },
  )

describe('CRLF injection', () => {
  it('sets no field from a path, a query or the way back after login', async () => {
    await using server = serveApp(guarded())
    const person = ['Sec-Fetch-Mode: navigate']
    for (const payload of payloads) {
      for (const target of [`/private${payload}`, `/private?next=${payload}`]) {
        const answer = await sendRaw(server.port, rawRequest(`GET ${target}`, ['localhost'], person))
        expect(answer.headers.has('set-cookie')).toBe(false)
        expect([303, 400, 404]).toContain(answer.status)
      }
    }
    expect(payloads.length).toBeGreaterThan(10)
  })

  it('keeps encoded line ends in a query as they are', async () => {
    await using server = serveApp(guarded())
    const target = 'GET /private?a=%0d%0aSet-Cookie:x=y'
    const answer = await sendRaw(server.port, rawRequest(target, ['localhost'], ['Sec-Fetch-Mode: navigate']))
    expect(answer.headers.get('location')).toBe(
      '/login?return-to=%2Fprivate%3Fa%3D%250d%250aSet-Cookie%3Ax%3Dy',
    )
  })

  it('refuses line ends in what people come back to', () => {
    for (const text of ['/a\r\nSet-Cookie: x=y', '/a\nb', '/a\rb', '/a\u2028b'])
      expect(parseReturnTo(text)).toBeNull()
  })

  it('echoes a request id only when it is plain, a trusted proxy’s too', async () => {
    await using server = serveApp(guarded(['127.0.0.0/8']))
    const answer = await sendRaw(
      server.port,
      rawRequest('GET /private', ['localhost'], ['X-Request-ID: a%0d%0aX-Evil: 1']),
    )
    expect(answer.headers.get('x-request-id')).not.toContain('%')
    expect(answer.headers.has('x-evil')).toBe(false)
  })
})
