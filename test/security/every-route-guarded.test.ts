// Fact T6, defects A8-A9; ASVS 5.0 V8.2.1: no route but the listed ones answers a stranger. `test/app.test.ts` walks the real app.
import { describe, expect, it } from 'bun:test'
import { type AnyElysia, Elysia, t } from 'elysia'
import type { Guard } from '../../src/plugins/guard.ts'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp } from '../support/guarded-app.ts'
import { strangerFindings } from '../support/stranger-findings.ts'

const walk = (addRoutes: (guard: Guard) => AnyElysia) => {
  const { app, fetch } = createGuardedApp(addRoutes)
  return strangerFindings({ routes: app.routes, fetch }, ['GET /health'])
}

describe('every route', () => {
  it('is guarded when all declare a rule, whatever their method, body or place', async () => {
    const findings = await walk((guard) =>
      new Elysia()
        .use(guard)
        .get('/health', () => 'up', ruled({ summary: '', access: 'public' }))
        .get('/page', () => 'in', ruled({ summary: '', access: 'signed-in' }))
        .all('/api/v1/x/*', () => 'in', {
          ...ruled({ summary: '', access: { admin: 'any' } }),
          parse: 'none',
        })
        .post('/api/v1/notes/:id', () => 'in', {
          ...ruled({ summary: '', access: { patient: 'any' } }),
          body: t.Object({ text: t.String() }),
        })
        .group('/admin', (group) =>
          group.get('/a', () => 'in', ruled({ summary: '', access: { admin: 'any' } })),
        ),
    )
    expect(findings).toEqual([])
  })

  it('is found when it declares no rule', async () => {
    expect(await walk((guard) => new Elysia().use(guard).get('/open', () => 'in'))).toContain(
      'GET /open declares no rule',
    )
  })

  it('is found when it is public without being listed', async () => {
    const findings = await walk((guard) =>
      new Elysia().use(guard).get('/open', () => 'in', ruled({ summary: '', access: 'public' })),
    )
    expect(findings).toContain('GET /open is public, but not on the list')
    expect(findings).toContain('GET /open answers 200 to GET without credentials')
  })

  it('is found when it was registered before the guard', async () => {
    const app = new Elysia().get('/early', () => 'in', ruled({ summary: '', access: 'signed-in' }))
    const findings = await strangerFindings({ routes: app.routes, fetch: app.fetch }, [])
    expect(findings).toContain('GET /early answers 200 to GET without credentials')
  })
})
