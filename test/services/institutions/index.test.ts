import { describe, expect, it } from 'bun:test'
import { ruleOf } from '../../../src/plugins/rule.ts'
import { admins } from '../../../src/services/admins/index.ts'
import { institutions } from '../../../src/services/institutions/index.ts'
import { fakeForward, fakeSessions, OTHER_ID, stage } from '../../support/route-stage.ts'

const { forward, forwardings } = fakeForward()
const group = institutions({ forward, sessions: fakeSessions().sessions })
const accessOf = (method: string, path: string) =>
  ruleOf(group.routes.find((route) => route.method === method && route.path === path)?.hooks)?.access

describe('who may reach institutions', () => {
  it('the list, open upstream to strangers, is for the signed in (H2)', () => {
    expect(accessOf('GET', '/api/v1/institutions')).toBe('signed-in')
  })

  it('changing and removing: the institution itself and administrators, where the service lets patients', () => {
    for (const method of ['PUT', 'DELETE'])
      expect(accessOf(method, '/api/v1/institutions/:id')).toEqual({ institution: 'own', admin: 'any' })
    expect(accessOf('POST', '/api/v1/institutions')).toEqual({ admin: 'any' })
  })

  it('whatever has no contract: administrators', () => {
    expect(accessOf('ALL', '/api/v1/institutions/*')).toEqual({ admin: 'any' })
  })
})

describe('institutions', () => {
  it('own lists are not taken for ids', async () => {
    const { ask } = stage(group)
    await ask('GET', '/api/v1/institutions/doctors', { as: 'institution' })
    await ask('PATCH', `/api/v1/institutions/${OTHER_ID}`, { as: 'admin', body: '{}' })
    expect(forwardings.map(({ target, request }) => `${request.method} ${target}`)).toEqual([
      'GET /api/v1/institutions/doctors',
      `PATCH /api/v1/institutions/${OTHER_ID}`,
    ])
  })
})

describe('administrators', () => {
  it('are for administrators only, and shown without their account', async () => {
    const own = fakeForward(() =>
      Response.json({
        id: OTHER_ID,
        first_name: 'Eva',
        last_name: 'Sol',
        is_active: true,
        password_hash: '$2b$',
      }),
    )
    const adminGroup = admins({ forward: own.forward, sessions: fakeSessions().sessions })
    for (const { hooks } of adminGroup.routes) expect(ruleOf(hooks)?.access).toEqual({ admin: 'any' })
    const { ask } = stage(adminGroup)
    for (const method of ['GET', 'PUT'])
      expect(await (await ask(method, `/api/v1/admins/${OTHER_ID}`, { as: 'admin' })).text()).not.toContain(
        '$2b$',
      )
  })
})
