import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { catalogue } from '../../pages/messages/catalogue.ts'
import { routes } from '../../pages/routes.ts'
import { demoAccount } from '../support/api-client.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { createBrowserClient } from '../support/browser-client.ts'
import { type HeldClinic, startHeldClinic } from '../support/held-clinic.ts'

/** Starting all, on a busy machine. */
const PATIENCE_MS = 120_000

const { dashboard: patientWords } = catalogue.es.patient
const { dashboard: doctorWords } = catalogue.es.doctor

/** Pages whose panels arrive one after the other, from the first on: what is asked for, and the panel that shows it. */
const PAGES = [
  {
    role: 'patient',
    service: 'patients',
    path: routes.patient.dashboard,
    widths: [360, 768, 1440],
    panels: [
      ['/dashboard', patientWords.medicationsTitle],
      ['/care-team', patientWords.careTeamTitle],
    ],
  },
  {
    role: 'doctor',
    service: 'doctors',
    path: routes.doctor.dashboard,
    widths: [360, 768, 1440],
    panels: [
      ['/me/patients', doctorWords.patientsTitle],
      ['/me/profile', doctorWords.profileTitle],
      ['/me/institution', doctorWords.institutionTitle],
    ],
  },
] as const

interface Shift extends PerformanceEntry {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
}

/** Runs in the page, before it: notes what moves, and by how much. */
const watchShifts = (): void => {
  const shifts: string[] = []
  Object.assign(globalThis, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as Shift // Boundary: entries of this type, which lib.dom lacks.
      shifts.push(`${value} ${sources.map(({ node }) => node?.nodeName).join()}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

describe.skipIf(!process.env['CHROMIUM_PATH'])('a page that arrives in pieces, in Chromium', () => {
  let clinic: HeldClinic
  let browser: TestBrowser

  beforeAll(async () => {
    ;[clinic, browser] = await Promise.all([
      startHeldClinic(),
      launchBrowser(process.env['CHROMIUM_PATH'] ?? '', { scrollbars: true }),
    ])
  }, PATIENCE_MS)

  afterAll(async () => {
    await browser?.close()
    await clinic?.close()
  })

  const cases = PAGES.flatMap((page) => page.widths.map((width) => ({ ...page, width })))

  it.each(cases)(
    'moves nothing that is seen already: $path at $width px',
    async ({ role, service, path, panels, width }) => {
      const { url } = clinic.gateway
      const client = createBrowserClient(url)
      await client.logIn(demoAccount(role))
      const context = await browser.open({ width })
      await context.addCookies(
        [...client.cookies].map(([name, value]) => ({ name, value, url: url.href, sameSite: 'Strict' })),
      )
      const page = await context.newPage()
      await page.addInitScript(watchShifts)
      const held = panels.map(([target, title]) => ({ title, answer: clinic[service].hold(target) }))
      await page.goto(new URL(path, url).href, { waitUntil: 'commit' })
      for (const { title, answer } of held) {
        const waiting = page.locator('.panel-arriving:visible').and(page.getByRole('region', { name: title }))
        await waiting.waitFor()
        answer.release()
        await waiting.waitFor({ state: 'hidden' })
      }
      await page.waitForLoadState()
      // Two frames, so that the last shift is on record.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      expect(await page.evaluate(() => Reflect.get(globalThis, 'shifts'))).toEqual([])
      await context.close()
    },
    PATIENCE_MS,
  )
})
