import { describe, expect, it } from 'bun:test'
import { Forbidden } from '../../src/errors.ts'
import { createFlashCookie } from '../../src/web/flash-cookie.ts'
import { createFakeClock, settled } from '../policies/fake-clock.ts'
import { OTHER_ID, RECORD_IDS } from '../support/route-stage.ts'
import { begin, endWith, held } from '../support/slow-page.ts'
import { staffDoctor } from '../support/staff-doctor.ts'
import { stageWebPages } from '../support/web-pages-stage.ts'

const RECORD = `/api/v1/patients/${RECORD_IDS.patient}`

const person = {
  ...{ first_name: 'Ana', last_name: 'Ruiz', date_of_birth: '1980-02-03', is_smoker: true },
  ...{ consumes_alcohol: false, physical_activity_minutes_weekly: null, height_cm: 168, weight_kg: 70.5 },
}
const summary = {
  ...{ patient: person, health_score: 75, medications: [], conditions: [], age: 46, bmi: 25 },
  ...{ bmi_classification: 'Sobrepeso', appointments: [], recent_activity: [] },
}
const reach = { email: null, phone: null }
const address = { street: 'Hidalgo 1', city: 'Monterrey', region: null, country: null, postal_code: null }
const team = {
  doctor: { first_name: 'Laura', last_name: 'Garza', specialty: null, years_experience: null, ...reach },
  institution: { name: 'San Rafael', type: null, website: null, ...reach, address },
}

const dashboard = async () => {
  const slow = { summary: held(), team: held() }
  const answers = {
    [`GET ${RECORD}/dashboard`]: slow.summary.answer,
    [`GET ${RECORD}/care-team`]: slow.team.answer,
  }
  return { slow, ...(await begin('/patient/dashboard', 'patient', answers)) }
}

/** What stands in the place of a piece now. */
const pieces = (text: string): readonly string[] =>
  [...text.matchAll(/class="piece" slot="([\w-]+)"/g)].map(([, slot = '']) => slot)

describe('a page whose data takes long', () => {
  it('begins at once: head, navigation and a place for each panel that says it is on its way', async () => {
    const { response, page } = await dashboard()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.has('content-encoding')).toBe(false)
    const shell = await page.until('slot="care-team-arriving"')
    expect(shell).toStartWith('<!doctype html><html lang="es">')
    expect(shell).toContain('<nav class="places"')
    expect(shell).toContain('aria-busy="true"')
    expect(pieces(shell)).toEqual([
      'head-arriving',
      'figures-arriving',
      'summary-arriving',
      'care-team-arriving',
    ])
    await page.cancel()
  })

  it('sends each panel when it arrives, whatever stands before it', async () => {
    const { slow, page } = await dashboard()
    await page.until('slot="care-team-arriving"')
    slow.team.resolve({ json: team })
    const early = await page.until('Laura Garza')
    expect(pieces(early).slice(4)).toEqual(['care-team'])
    slow.summary.resolve({ json: summary })
    const text = await endWith(page)
    expect(pieces(text).slice(5)).toEqual(['head', 'figures', 'summary'])
    expect(text).toContain('Tu puntuación es 75 de 100')
  })

  it('has the panels that were there in time in its first part', async () => {
    const slow = held()
    const { page } = await begin('/patient/dashboard', 'patient', {
      [`GET ${RECORD}/dashboard`]: slow.answer,
      [`GET ${RECORD}/care-team`]: { json: team },
    })
    const shell = await page.until('slot="care-team"')
    expect(shell).toContain('Laura Garza')
    expect(pieces(shell)).toContain('summary-arriving')
    slow.resolve({ json: summary })
    await endWith(page)
  })

  it('lets a panel fail alone, with its request number and a way to try again', async () => {
    const { slow, page, response } = await dashboard()
    slow.team.resolve({ status: 503 })
    slow.summary.resolve({ json: summary })
    const text = await endWith(page)
    expect(response.status).toBe(200)
    const failed = text.slice(text.indexOf('slot="care-team"'))
    expect(failed).toContain('request-1')
    expect(failed).toContain('href="/patient/dashboard#care-team"')
    expect(text).toContain('Tu puntuación es 75')
  })

  it('tells a refusal in the panel and in the log, for its status is sent', async () => {
    const { slow, page, reported } = await dashboard()
    slow.team.reject(new Forbidden())
    slow.summary.resolve({ json: summary })
    const text = await endWith(page)
    expect(text).toContain('No tienes acceso a estos datos')
    expect(reported.map(({ code }) => code)).toEqual(['forbidden'])
  })

  it('hides what went wrong in the gateway itself, and lets only the panel fail', async () => {
    const { slow, page, reported } = await dashboard()
    slow.team.reject(new Error('a secret'))
    slow.summary.resolve({ json: summary })
    const text = await endWith(page)
    expect(text).not.toContain('a secret')
    expect(text).toContain('Reintentar')
    expect(reported.map(({ code }) => code)).toEqual(['internal_error'])
  })

  it('is logged when it has ended, with its octets', async () => {
    const { slow, page, exchanges } = await dashboard()
    slow.team.resolve({ json: team })
    slow.summary.resolve({ json: summary })
    const text = await endWith(page)
    expect(await exchanges[0]?.contentEnd).toBe(new TextEncoder().encode(text).length)
  })
})

describe('a page of one slow answer', () => {
  it('begins with its shell where the store of the sessions is slow', async () => {
    const store = Promise.withResolvers<void>()
    const { response, page } = await begin('/account/sessions', 'patient', {}, { store: () => store.promise })
    const shell = await page.until('slot="sessions-arriving"')
    expect(response.status).toBe(200)
    expect(shell).toContain('<nav class="places"')
    store.resolve()
    const text = await endWith(page)
    expect(text.slice(shell.length)).toContain('Esta sesión')
  })

  it('begins with its shell before an institution deactivates a doctor', async () => {
    const slow = held()
    const target = `/institution/doctors/${OTHER_ID}/deactivate`
    const { page } = await begin(target, 'institution', {
      'GET /api/v1/institutions/doctors': slow.answer,
    })
    const shell = await page.until('slot="doctor-arriving"')
    expect(shell).not.toContain('method="post" action="/institution')
    slow.resolve({ json: { doctors: [staffDoctor] } })
    const text = await endWith(page)
    expect(text).toContain('Julia Aguilar ya no podrá entrar')
    expect(text).toContain(`action="${target}"`)
  })
})

describe('the head of a page in pieces', () => {
  it('forgets what was said once, and asks nginx not to wait for the end', async () => {
    const flash = createFlashCookie('a secret key for tests, 32 octets long', false)
    const [cookie = ''] = flash.issue({ tone: 'good', text: 'Guardado' }).split(';')
    const { response, page } = await begin(
      '/patient/my-care-team',
      'patient',
      { [`GET ${RECORD}/care-team`]: held().answer },
      { headers: { cookie } },
    )
    expect(await page.until('slot="care-team-arriving"')).toContain('Guardado')
    expect(response.headers.get('set-cookie')).toBe(flash.expire())
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    await page.cancel()
  })

  it('is what HEAD gets once the whole page is known, with its status', async () => {
    const slow = held()
    const clock = createFakeClock()
    const { ask } = stageWebPages({ [`GET ${RECORD}/care-team`]: slow.answer }, 'patient', { clock })
    const asked = ask('HEAD', '/patient/my-care-team', { as: 'patient' })
    await settled()
    await clock.advance(150)
    slow.resolve({ status: 404 })
    expect((await asked).status).toBe(404)
  })
})

describe('a page that is whole in time', () => {
  it('is answered as one, with the status of a refusal', async () => {
    const { get } = stageWebPages({ [`GET ${RECORD}/dashboard`]: { json: summary } })
    expect((await get('/patient/dashboard', 'patient')).status).toBe(404)
  })

  it('has no pieces, and is compressed', async () => {
    const { get, exchanges } = stageWebPages({
      [`GET ${RECORD}/dashboard`]: { json: summary },
      [`GET ${RECORD}/care-team`]: { json: team },
    })
    const response = await get('/patient/dashboard', 'patient', { 'accept-encoding': 'gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(
      await new Response(response.body?.pipeThrough(new DecompressionStream('gzip'))).text(),
    ).not.toContain('shadowrootmode')
    expect(exchanges[0]?.contentEnd).toBeUndefined()
  })
})
