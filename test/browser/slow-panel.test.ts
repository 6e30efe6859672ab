import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { Page } from 'playwright-core'
import { catalogue } from '../../pages/messages/catalogue.ts'
import { routes } from '../../pages/routes.ts'
import { demoAccount } from '../support/api-client.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { createBrowserClient } from '../support/browser-client.ts'
import { type HeldClinic, startHeldClinic } from '../support/held-clinic.ts'
import { ALL_RULES, bringAxe, findingsOf } from './axe.ts'

/** Starting all, on a busy machine. */
const PATIENCE_MS = 120_000

const { shell, patient } = catalogue.es
const { dashboard } = patient

describe.skipIf(!process.env['CHROMIUM_PATH'])('a slow panel in Chromium', () => {
  let clinic: HeldClinic
  let browser: TestBrowser

  beforeAll(async () => {
    ;[clinic, browser] = await Promise.all([
      startHeldClinic(),
      launchBrowser(process.env['CHROMIUM_PATH'] ?? ''),
    ])
  }, PATIENCE_MS)

  afterAll(async () => {
    await browser?.close()
    await clinic?.close()
  })

  /** A patient who is signed in, and all that the browser complains about. */
  const enter = async (scripts: boolean) => {
    const { url } = clinic.gateway
    const client = createBrowserClient(url)
    await client.logIn(demoAccount('patient'))
    const context = await browser.open({ scripts })
    await context.addCookies(
      [...client.cookies].map(([name, value]) => ({ name, value, url: url.href, sameSite: 'Strict' })),
    )
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    return { context, page, complaints, address: new URL(routes.patient.dashboard, url).href }
  }

  const arriving = (page: Page) => page.locator('.panel-arriving:visible')
  const panel = (page: Page, name: string) => page.getByRole('region', { name })

  const inContext = async (
    scripts: boolean,
    use: (entered: Awaited<ReturnType<typeof enter>>) => Promise<void>,
  ) => {
    const entered = await enter(scripts)
    try {
      await use(entered)
    } finally {
      await entered.context.close()
    }
  }

  it.each([
    { scripts: true, how: 'with scripts' },
    { scripts: false, how: 'without scripts' },
  ])(
    'takes the place that waited for it, $how',
    ({ scripts }) =>
      inContext(scripts, async ({ page, address, complaints }) => {
        const held = clinic.patients.hold('/dashboard')
        await page.goto(address, { waitUntil: 'commit' })
        // The later panel does not wait for the earlier one.
        const team = panel(page, dashboard.careTeamTitle)
        await team.getByRole('list').waitFor()
        expect(await arriving(page).count()).toBe(4)
        expect(await page.getByText(shell.arriving).first().isVisible()).toBe(true)
        const places = page.getByRole('navigation', { name: shell.mainNavigation })
        expect(await places.isVisible()).toBe(true)

        held.release()
        await page.waitForLoadState()
        expect(await arriving(page).count()).toBe(0)
        expect(await page.getByText(shell.arriving).filter({ visible: true }).count()).toBe(0)
        const read = await page.getByRole('main').ariaSnapshot()
        expect(read.indexOf(dashboard.careTeamTitle)).toBeGreaterThan(
          read.indexOf(dashboard.medicationsTitle),
        )
        expect(await page.locator('.figure-unit').first().isVisible()).toBe(true)
        expect(complaints).toEqual([])
      }),
    PATIENCE_MS,
  )

  it.each([360, 1440])(
    'leaves what stands below the sentence of its page where it is, at %d px',
    (width) =>
      inContext(true, async ({ page, address }) => {
        await page.setViewportSize({ width, height: 900 })
        const held = clinic.patients.hold('/dashboard')
        await page.goto(address, { waitUntil: 'commit' })
        await panel(page, dashboard.careTeamTitle).getByRole('list').waitFor()
        const figures = page.locator('.figures').filter({ visible: true })
        const before = await figures.boundingBox()
        held.release()
        await page.waitForLoadState()
        expect(before?.y).toBeGreaterThan(0)
        expect((await figures.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
      }),
    PATIENCE_MS,
  )

  it(
    'is found without fault by axe while it is on its way, and is reached in the order it is read',
    () =>
      inContext(true, async ({ page, address }) => {
        await bringAxe(page)
        const held = clinic.patients.hold('/dashboard')
        await page.goto(address, { waitUntil: 'commit' })
        await panel(page, dashboard.careTeamTitle).getByRole('list').waitFor()
        expect(await findingsOf(page, ALL_RULES)).toEqual([])
        held.release()
        await page.waitForLoadState()
        expect(await findingsOf(page, ALL_RULES)).toEqual([])

        const record = page.getByRole('link', { name: dashboard.seeRecord })
        const team = page.getByRole('link', { name: dashboard.seeTeam })
        await record.focus()
        // Past what the panel itself may hold.
        while (await record.evaluate((link) => link.closest('section')?.contains(document.activeElement)))
          await page.keyboard.press('Tab')
        expect(await team.evaluate((link) => link === document.activeElement)).toBe(true)
      }),
    PATIENCE_MS,
  )

  it(
    'that failed is asked for again in place, and may be slow again',
    () =>
      inContext(true, async ({ page, address, complaints }) => {
        const held = clinic.patients.hold('/care-team')
        await page.goto(address, { waitUntil: 'commit' })
        await arriving(page).and(panel(page, dashboard.careTeamTitle)).waitFor()
        held.release(500)
        await page.waitForLoadState()
        const again = clinic.patients.hold('/care-team')
        // An answer that has begun while its data is held back comes in pieces, to a script as well.
        const begun = page.waitForResponse((response) => response.request().resourceType() === 'xhr')
        await page.getByRole('link', { name: shell.retry }).click()
        await begun
        again.release()
        await panel(page, dashboard.careTeamTitle).getByRole('list').waitFor()
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
        expect(complaints).toEqual([])
      }),
    PATIENCE_MS,
  )
})
