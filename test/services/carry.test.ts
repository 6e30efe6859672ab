import { describe, expect, it } from 'bun:test'
import { Elysia, t } from 'elysia'
import type { Role } from '../../src/identity/role.ts'
import type { RouteRule } from '../../src/plugins/rule.ts'
import { createCarry } from '../../src/services/carry.ts'
import { fakeForward, fakeSessions, OTHER_ID, stage } from '../support/route-stage.ts'

const rule: RouteRule = {
  summary: 'things',
  access: 'signed-in',
  service: 'things',
  views: { patient: t.Array(t.Object({ name: t.String() })) },
}

const stageOf = (answer: () => Response, obeyed = rule) => {
  const { forward, forwardings } = fakeForward(answer)
  const dropped: [string, Role, number][] = []
  const carry = createCarry({
    forward,
    sessions: fakeSessions().sessions,
    observeView: (...seen) => dropped.push(seen),
  })
  const routes = new Elysia()
    .get('/api/v1/things', carry(obeyed))
    .get('/api/v1/things/:id', carry(obeyed))
    .all('/api/v1/things/*', carry(obeyed), { parse: 'none' })
  return { ...stage(routes), forwardings, dropped }
}

describe('carrying a request to a service', () => {
  it('goes in the name of the session, with the token the gateway signs', async () => {
    const { ask, forwardings } = stageOf(() => Response.json([]))
    await ask('GET', '/api/v1/things?skip=1', { as: 'doctor' })
    expect(forwardings[0]?.identity).toMatchObject({ role: 'doctor', token: 'upstream-sid-doctor' })
    expect(forwardings[0]?.target).toBe('/api/v1/things?skip=1')
  })

  it('answers 401 without a session, should the guard ever be missing', async () => {
    const { ask, forwardings } = stageOf(() => Response.json([]))
    expect((await ask('GET', '/api/v1/things')).status).toBe(401)
    expect(forwardings).toEqual([])
  })

  it('asks for a collection without its trailing slash, which FastAPI answers with 307', async () => {
    const { ask, forwardings } = stageOf(() => Response.json([]))
    await ask('GET', '/api/v1/things/', { as: 'doctor' })
    expect(forwardings[0]?.target).toBe('/api/v1/things')
  })

  it('answers 404 to an id that is no UUID without asking the service (H6)', async () => {
    const { ask, forwardings } = stageOf(() => Response.json([]))
    const response = await ask('GET', '/api/v1/things/17', { as: 'doctor' })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
    expect(forwardings).toEqual([])
  })

  it('asks with GET for HEAD, which the services do not know (C12), and sends no content back', async () => {
    const { ask, forwardings } = stageOf(() => Response.json(['abc']))
    const response = await ask('HEAD', `/api/v1/things/${OTHER_ID}`, { as: 'doctor' })
    expect(forwardings[0]?.request.method).toBe('GET')
    expect(response.headers.get('content-length')).toBe('7')
    expect(await response.text()).toBe('')
  })

  it('lets go of a stream that HEAD will not read', async () => {
    const released = Promise.withResolvers<void>()
    const { forward } = fakeForward(
      () => new Response(new ReadableStream({ cancel: () => released.resolve() })),
    )
    const carry = createCarry({
      forward: (forwarding) => {
        forwarding.exchange.contentEnd = Promise.resolve(0)
        return forward(forwarding)
      },
      sessions: fakeSessions().sessions,
    })
    const { ask } = stage(new Elysia().get('/api/v1/things', carry({ ...rule, views: {} })))
    const response = await ask('HEAD', '/api/v1/things', { as: 'doctor' })
    expect([response.status, response.headers.get('transfer-encoding')]).toEqual([200, 'chunked'])
    await released.promise
  })

  it('hands the answer back as it is, octet by octet, to a role without a view', async () => {
    const body = '[ {"fee":950.0, "name":"Ñandú"} ]'
    const { ask } = stageOf(
      () => new Response(body, { headers: { 'content-type': 'application/json', etag: '"1"' } }),
    )
    const response = await ask('GET', '/api/v1/things', { as: 'doctor' })
    expect(await response.text()).toBe(body)
    expect(response.headers.get('etag')).toBe('"1"')
  })
})

describe("a role's view of an answer", () => {
  const body = () =>
    new Response('[{"name":"Ana","secret":1}]', {
      headers: { 'content-type': 'application/json', 'content-length': '27', etag: '"1"', 'x-total': '1' },
    })

  it('leaves out what the role does not need, tells how much, and drops what described the whole', async () => {
    const { ask, dropped } = stageOf(body)
    const response = await ask('GET', '/api/v1/things', { as: 'patient' })
    expect(await response.text()).toBe('[{"name":"Ana"}]')
    expect(response.headers.get('etag')).toBeNull()
    expect(response.headers.get('x-total')).toBe('1')
    expect(dropped).toEqual([['things', 'patient', 1]])
  })

  it('never asks the service for a partial, conditional or encoded answer', async () => {
    const { ask, forwardings } = stageOf(body)
    const headers = { range: 'bytes=0-5', 'if-none-match': '"1"', 'accept-encoding': 'br', 'x-else': 'kept' }
    await ask('GET', '/api/v1/things', { as: 'patient', headers })
    const sent = forwardings[0]?.request.headers
    expect([sent?.get('range'), sent?.get('if-none-match')]).toEqual([null, null])
    expect([sent?.get('accept-encoding'), sent?.get('x-else')]).toEqual(['identity', 'kept'])
  })

  it('fails closed on a body it can not read', async () => {
    const bodies = [
      () => new Response('[{"name":'),
      () => new Response('{"name":"Ana","secret":1}'),
      () => new Response('[]', { headers: { 'content-encoding': 'br' } }),
    ]
    for (const unreadable of bodies) {
      const response = await stageOf(unreadable).ask('GET', '/api/v1/things', { as: 'patient' })
      expect(response.status).toBe(502)
      expect(await response.text()).not.toContain('Ana')
    }
  })

  it('lets go of an encoded stream, which it can not read either', async () => {
    const released = Promise.withResolvers<void>()
    const encoded = () =>
      new Response(new ReadableStream({ cancel: () => released.resolve() }), {
        headers: { 'content-encoding': 'br' },
      })
    const response = await stageOf(encoded).ask('GET', '/api/v1/things', { as: 'patient' })
    expect(response.status).toBe(502)
    await released.promise
  })

  it('lets the errors of the service through', async () => {
    const { ask } = stageOf(() => Response.json({ detail: 'no' }, { status: 404 }))
    const response = await ask('GET', '/api/v1/things', { as: 'patient' })
    expect([response.status, await response.json()]).toEqual([404, { detail: 'no' }])
  })
})

describe('a list of patients', () => {
  const listRule: RouteRule = {
    summary: 'list',
    access: 'signed-in',
    service: 'things',
    subject: { kind: 'patient', of: 'answer' },
  }

  it('names every patient to the access trail and stays as it is, octet by octet', async () => {
    const body = `{ "patients" : [ {"fee":950.0,"id":"${OTHER_ID.toUpperCase()}"} ] }`
    const { ask, exchanges } = stageOf(() => new Response(body), listRule)
    expect(await (await ask('GET', '/api/v1/things', { as: 'doctor' })).text()).toBe(body)
    expect(exchanges[0]?.recording?.patients).toEqual([OTHER_ID])
  })

  it('names them through a view too', async () => {
    const viewed = { ...listRule, views: { doctor: t.Array(t.Object({ name: t.String() })) } }
    const { ask, exchanges } = stageOf(() => Response.json([{ id: OTHER_ID, name: 'Ana' }]), viewed)
    expect(await (await ask('GET', '/api/v1/things', { as: 'doctor' })).json()).toEqual([{ name: 'Ana' }])
    expect(exchanges[0]?.recording?.patients).toEqual([OTHER_ID])
    expect(exchanges[0]?.contentBytes).toBe('[{"name":"Ana"}]'.length)
  })

  it('is not handed out when it can not be read', async () => {
    const { ask } = stageOf(() => new Response('[{"id":'), listRule)
    expect((await ask('GET', '/api/v1/things', { as: 'doctor' })).status).toBe(502)
  })
})
