import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { BrowserContext, Page } from 'playwright-core'
import { catalogue } from '../../pages/messages/catalogue.ts'
import type { Audience } from '../../pages/routes.ts'
import { dashboardOf, routes } from '../../pages/routes.ts'
import { DEMO_PASSWORDS } from '../../src/standins/seed/demo-accounts.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'
import { TOURS } from './tours.ts'

/** Starting both, and one walk over every page of a role, on a busy machine. */
const PATIENCE_MS = 120_000

const { shell, visitor } = catalogue.es

const AUDIENCES: readonly Audience[] = ['patient', 'doctor', 'institution', 'admin']

describe.skipIf(!process.env['CHROMIUM_PATH'])('a person in Chromium', () => {
  let gateway: StartedGateway
  let browser: TestBrowser

  beforeAll(async () => {
    ;[gateway, browser] = await Promise.all([
      startGateway(),
      launchBrowser(process.env['CHROMIUM_PATH'] ?? ''),
    ])
  }, PATIENCE_MS)

  afterAll(async () => {
    await browser?.close()
    await gateway?.close()
  })

  const open = (page: Page, path: string) => page.goto(new URL(path, gateway.url).href)

  const logIn = async (page: Page, audience: Audience): Promise<void> => {
    await open(page, routes.login)
    await page.getByLabel(visitor.login.email).fill(`${TOURS[audience].account}@test.predicthealth.com`)
    await page.getByLabel(visitor.login.password, { exact: true }).fill(DEMO_PASSWORDS[audience].password)
    await page.getByRole('button', { name: visitor.login.submit }).click()
    await page.waitForURL(`**${dashboardOf(audience)}`)
  }

  /** Without locators, which cost a script of their own in every document. */
  const read = (page: Page) =>
    page.evaluate(() => ({
      headings: Array.from(document.querySelectorAll('h1'), ({ innerText }) => innerText),
      failed: document.querySelectorAll('.panel-failure').length,
    }))

  /** A page whose every complaint is collected: errors, warnings, violations of the policy, files that are missing. */
  const listen = async (context: BrowserContext): Promise<{ page: Page; complaints: string[] }> => {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`)
    })
    return { page, complaints }
  }

  const walks = AUDIENCES.flatMap((audience) => [
    { audience, scripts: true, how: 'with scripts' },
    { audience, scripts: false, how: 'without scripts' },
  ])

  it.each(walks)(
    'sees every page of a $audience $how, and leaves',
    async ({ audience, scripts }) => {
      const context = await browser.open({ scripts })
      const { page, complaints } = await listen(context)
      await logIn(page, audience)

      for (const { path, heading, data } of TOURS[audience].stops) {
        await open(page, path)
        const { headings, failed } = await read(page)
        expect({ path, headings, failed }).toEqual({ path, headings: [heading], failed: 0 })
        expect(await page.content()).toMatch(data)
      }

      await page.getByText(shell.accountMenu).click()
      await page.getByRole('button', { name: shell.nav.logOut }).click()
      await page.getByText(visitor.login.loggedOut).waitFor()
      await open(page, dashboardOf(audience))
      expect(new URL(page.url()).pathname).toBe(routes.login)
      expect(complaints).toEqual([])
      await context.close()
    },
    PATIENCE_MS,
  )

  it(
    'never shows a session to a script (defects A11, G5)',
    async () => {
      const context = await browser.open()
      const { page } = await listen(context)
      await logIn(page, 'patient')
      const [session] = (await context.cookies()).filter(({ name }) => name === 'predicthealth_session')
      expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
      const reachable = await page.evaluate(() =>
        JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
      )
      expect(session?.value.length).toBeGreaterThan(100)
      expect(reachable).not.toContain(session?.value ?? '')
      expect(reachable).toStartWith('[""')
      await context.close()
    },
    PATIENCE_MS,
  )

  it(
    'reads it all in English after one press',
    async () => {
      const context = await browser.open()
      const { page, complaints } = await listen(context)
      await logIn(page, 'patient')
      await page.getByRole('banner').getByRole('button', { name: shell.switchTo.en }).click()
      await page.getByText('Your score is 80 out of 100').first().waitFor()
      expect(new URL(page.url()).pathname).toBe(routes.patient.dashboard)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      expect(complaints).toEqual([])
      await context.close()
    },
    PATIENCE_MS,
  )
})
