// RFC 9112 3.2 and 3.2.2, platform facts T1 and section 15: the path that is routed is the path that was asked for.
import { describe, expect, it } from 'bun:test'
import { Elysia } from 'elysia'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp, serveApp } from '../support/guarded-app.ts'
import { rawRequest, sendRaw } from '../support/raw-http.ts'

const openRule = ruled({ summary: '', access: 'public' })
const reached: string[] = []
const guarded = () =>
  createGuardedApp((guard) =>
    new Elysia()
      .use(guard)
      .onBeforeHandle({ as: 'local' }, ({ route }) => void reached.push(route))
      .get('/ab/admin', () => 'long path', openRule)
      .get('/admin', () => 'short path', openRule)
      .get('/b', () => 'b', openRule),
  )

const send = async (line: string, hosts?: readonly string[], fields?: readonly string[]) => {
  await using server = serveApp(guarded())
  reached.length = 0
  return await sendRaw(server.port, rawRequest(line, hosts, fields))
}

describe('host confusion', () => {
  it.each(['x', 'ab', 'a.b', 'x:1', 'abc'])('routes the whole path under the short host %s', async (host) => {
    expect((await send('GET /ab/admin', [host])).content).toBe('long path')
  })

  it.each([
    ['an empty host', ['']],
    ['two hosts', ['localhost', 'evil.example']],
    ['the same host twice', ['localhost', 'localhost']],
    ['a list', ['localhost, evil.example']],
    ['userinfo', ['user@localhost']],
    ['a path', ['localhost/ab']],
    ['a query', ['localhost?x']],
    ['a fragment', ['localhost#x']],
    ['white space', ['local host']],
    ['a backslash', ['localhost\\x']],
    ['percent-encoding', ['a%2fb']],
    ['a port out of range', ['localhost:99999']],
    ['a port that is no number', ['localhost:abc']],
    ['no host', []],
  ] as const)('answers 400 to %s, before any route', async (_, hosts) => {
    const answer = await send('GET /admin', hosts)
    expect(answer.status).toBe(400)
    expect(reached).toEqual([])
  })

  it('answers 400 to HTTP/1.0 without a host', async () => {
    await using server = serveApp(guarded())
    expect((await sendRaw(server.port, 'GET /admin HTTP/1.0\r\n\r\n')).status).toBe(400)
  })

  it('answers problem details to a program and a page to a person', async () => {
    const problem = await send('GET /admin', ['u@h'])
    expect(problem.headers.get('content-type')).toBe('application/problem+json')
    expect(JSON.parse(problem.content)).toMatchObject({ status: 400, code: 'invalid_host' })
    const page = await send('GET /admin', ['u@h'], ['Sec-Fetch-Mode: navigate'])
    expect(page.headers.get('content-type')).toStartWith('text/html')
  })

  it('routes by Host, whatever an absolute target names, and never off the site', async () => {
    // Bun hides the authority of the target: the path is routed, the other authority has no effect (fact section 15).
    expect((await send('GET http://evil.example/admin')).content).toBe('short path')
    expect((await send('GET http://localhost/ab/../admin')).content).toBe('short path')
  })

  it('refuses an absolute target of another authority where the server shows it', async () => {
    const request = new Request('http://evil.example/admin', { headers: { host: 'localhost' } })
    expect((await guarded().fetch(request)).status).toBe(400)
  })

  it.each([
    'CONNECT localhost:80',
    'CONNECT /admin',
    'TRACE /admin',
    'OPTIONS *',
    'GET *',
    'GET admin',
    'GET ?admin',
  ])('refuses %s', async (line) => {
    expect([400, 405]).toContain((await send(line)).status)
    expect(reached).toEqual([])
  })
})
