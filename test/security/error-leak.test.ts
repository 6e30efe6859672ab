// Defects A4, A22, E9; ASVS 5.0 V16.5.1, CWE-209, fact T7: an error tells strangers nothing but its code.
import { describe, expect, it } from 'bun:test'
import { Elysia, t } from 'elysia'
import { ServiceUnreachable } from '../../src/errors.ts'
import { ruled } from '../../src/plugins/rule.ts'
import { createGuardedApp } from '../support/guarded-app.ts'

const open = ruled({ summary: '', access: 'public' })
const SECRET = 'connect ECONNREFUSED servicio-pacientes:8004 password=hunter2'

const guarded = () =>
  createGuardedApp((guard) =>
    new Elysia()
      .use(guard)
      .get(
        '/api/v1/error',
        () => {
          throw new Error(SECRET)
        },
        open,
      )
      .get(
        '/api/v1/text',
        () => {
          throw SECRET
        },
        open,
      )
      .get(
        '/api/v1/cause',
        () => {
          throw new ServiceUnreachable(null, { cause: new Error(SECRET) })
        },
        open,
      )
      .get(
        '/api/v1/response',
        () => {
          throw new Response(SECRET, { status: 500 })
        },
        open,
      )
      .get(
        '/api/web/error',
        () => {
          throw new Error(SECRET)
        },
        open,
      )
      .get(
        '/error',
        () => {
          throw new Error(SECRET)
        },
        open,
      )
      .get('/api/v1/schema', () => ({ leaked: SECRET }) as unknown as { id: string }, {
        ...open,
        response: t.Object({ id: t.String() }),
      })
      .post('/api/v1/login', () => 'in', { ...open, body: t.Object({ password: t.Number() }) }),
  )

const textOf = async (response: Response) => `${[...response.headers].join('\n')}\n${await response.text()}`

describe('error leak (defects A4, A22)', () => {
  it.each([
    '/api/v1/error',
    '/api/v1/text',
    '/api/v1/cause',
    '/api/v1/response',
    '/api/web/error',
    '/error',
    '/api/v1/schema',
  ])('%s answers without a word of what went wrong', async (path) => {
    for (const accept of ['application/json', 'text/html']) {
      const response = await guarded().fetch(new Request(`http://localhost${path}`, { headers: { accept } }))
      expect(response.status).toBeGreaterThanOrEqual(500)
      const text = await textOf(response)
      expect(text).not.toMatch(/ECONNREFUSED|servicio-pacientes|hunter2|\.ts:|at .+\(/)
    }
  })

  it('does not repeat what was submitted', async () => {
    const init = {
      method: 'POST',
      body: '{"password":"hunter2"}',
      headers: { 'content-type': 'application/json' },
    }
    const response = await guarded().fetch(new Request('http://localhost/api/v1/login', init))
    expect(response.status).toBe(422)
    expect(await textOf(response)).not.toContain('hunter2')
  })

  it('does not repeat a document it cannot parse', async () => {
    const init = {
      method: 'POST',
      body: '{"password":"hunter2"',
      headers: { 'content-type': 'application/json' },
    }
    const response = await guarded().fetch(new Request('http://localhost/api/v1/login', init))
    expect(response.status).toBe(400)
    expect(await textOf(response)).not.toContain('hunter2')
  })

  it('keeps the cause for the log', async () => {
    const app = guarded()
    await app.fetch(new Request('http://localhost/api/v1/error'))
    expect(app.failures[0]?.cause).toMatchObject({ message: SECRET })
  })

  it('names no product or version', async () => {
    const { headers } = await guarded().fetch(new Request('http://localhost/api/v1/error'))
    expect(headers.has('server')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
  })
})
