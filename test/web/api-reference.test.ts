// Issue 5 line 1: the reference of the API, in the reader's language, out of the routes themselves.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { gunzipSync } from 'node:zlib'
import { catalogue } from '../../pages/messages/catalogue.ts'
import { reference } from '../../pages/messages/en/reference.ts'
import { toApiReference } from '../../src/web/api-reference.ts'
import { type OpenedApp, openApp } from '../support/open-app.ts'

let app: OpenedApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const page = async (path: string, language = 'es'): Promise<string> => {
  const answer = await app.fetch(
    new Request(`http://localhost${path}`, {
      headers: { accept: 'text/html', 'accept-language': language },
    }),
  )
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('the reference of the API', () => {
  it('says in English what each route and each failure says in Spanish, and nothing that none says', () => {
    const said = ({ groups, failures }: ReturnType<typeof toApiReference>) => [
      ...groups.flatMap(({ endpoints }) => endpoints.map(({ summary }) => summary)),
      ...failures.map(({ meaning }) => meaning),
    ]
    const spanish = new Set(said(toApiReference(app.routes, 'es')))
    expect(Object.keys(reference).toSorted()).toEqual([...spanish].toSorted())
    expect(said(toApiReference(app.routes, 'en')).filter((text) => spanish.has(text))).toEqual([])
  })

  it('lists each documented route once, with who may call it and what it takes', () => {
    const { groups } = toApiReference(app.routes, 'es')
    const endpoints = groups.flatMap((group) => group.endpoints)
    const names = endpoints.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(names).size).toBe(names.length)
    expect(endpoints.find(({ path }) => path === '/api/v1/auth/login')).toMatchObject({
      method: 'POST',
      access: 'public',
      takes: [
        { name: 'email', required: true },
        { name: 'password', required: true },
      ],
    })
    expect(endpoints.find(({ path }) => path === '/api/v1/patients/:id/emails')).toMatchObject({
      access: [
        { role: 'patient', scope: 'own' },
        { role: 'admin', scope: 'any' },
      ],
    })
  })

  it('shows a failure by its code and status, and none that no client sees', async () => {
    const { failures } = toApiReference(app.routes, 'es')
    expect(failures).toContainEqual({
      code: 'gateway_timeout',
      status: 504,
      meaning: 'El servicio tardó demasiado en responder.',
    })
    expect(failures.map(({ status }) => status)).not.toContain(499)
    const shown = await page('/docs/api', 'en')
    expect(shown).toContain('<code>gateway_timeout</code>')
    expect(shown).toContain('The service took too long to answer.')
    expect(shown).toContain('Patient: their own; Administration')
  })

  it('gives the OpenAPI document to download', async () => {
    const answer = await app.fetch(
      new Request('http://localhost/docs/openapi.json', { headers: { 'accept-encoding': 'gzip' } }),
    )
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('content-type')).toStartWith('application/json')
    const document = JSON.parse(gunzipSync(await answer.bytes()).toString()) as {
      openapi: string
      paths: object
    }
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths).toHaveProperty('/api/v1/patients/{id}')
    expect(await page('/docs/api')).toContain('href="/docs/openapi.json"')
  })
})

describe('the documentation', () => {
  it('has the same parts in both languages', () => {
    const shape = (locale: 'es' | 'en') =>
      Object.entries(catalogue[locale].docs.topics).map(([name, { sections }]) => [
        name,
        sections.map(({ paragraphs, steps, points, code }) => [
          paragraphs.length,
          steps?.length,
          points?.length,
          code?.split('\n').length,
        ]),
      ])
    expect(shape('en')).toEqual(shape('es'))
  })

  it('shows how each service is doing now', async () => {
    const shown = await page('/docs/status')
    expect(shown).toContain('Todas las partes de la plataforma responden.')
    for (const name of ['Cuentas', 'Médicos', 'Pacientes', 'Instituciones', 'Administradores']) {
      expect(shown).toContain(`<strong>${name}</strong>`)
    }
  })
})
