// Issue "identity" item 7; ASVS 5.0 V7.3.1, WCAG 2.2.1: people are warned before their session ends, and polling keeps nobody in.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { Page } from 'playwright-core'
import { demoAccount, logIn } from '../support/api-client.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { until } from '../support/durable-redis.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

/** Three minutes, of which the 36 s between two notes of use are not promised: the warning comes after 24 s. */
const IDLE_SECONDS = 180
const BEFORE_WARNING_MS = 20_000
const TO_WARNING_MS = 8_000
const TO_THE_END_MS = 130_000

describe.skipIf(!process.env['CHROMIUM_PATH'])('a page that is left alone', () => {
  let gateway: StartedGateway
  let browser: TestBrowser
  beforeAll(async () => {
    gateway = await startGateway({ env: { SESSION_IDLE_SECONDS: `${IDLE_SECONDS}` } })
    browser = await launchBrowser(process.env['CHROMIUM_PATH'] ?? '')
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await gateway.close()
  })

  /** On the sessions page of a patient, whose browser has a clock that the test moves. */
  const leaveAlone = async (position: number, use: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.open()
    const page = await context.newPage()
    await page.clock.install()
    const account = demoAccount('patient', position)
    await page.goto(new URL('/login?return-to=/account/sessions', gateway.url).href)
    await page.fill('input[name="email"]', account.email)
    await page.fill('input[name="password"]', account.password)
    await page.click('form[action="/login"] button[type="submit"]')
    await page.waitForURL('**/account/sessions')
    try {
      await use(page)
    } finally {
      await context.close()
    }
  }
  const warning = (page: Page) => page.locator('[data-idle]')
  const pass = (page: Page, ms: number) => page.clock.runFor(ms)

  it('warns in time, and goes on when asked to', async () => {
    await leaveAlone(1, async (page) => {
      await pass(page, BEFORE_WARNING_MS)
      expect(await warning(page).isVisible()).toBe(false)
      await pass(page, TO_WARNING_MS)
      expect(await warning(page).isVisible()).toBe(true)
      expect(await page.textContent('[data-idle-left]')).toMatch(/^1:5\d$/)

      const asked = page.waitForRequest('**/session/validate')
      await page.click('[data-idle-stay]')
      expect((await asked).headers()['x-background-poll']).toBeUndefined()
      await until(async () => !(await warning(page).isVisible()))
    })
  }, 60_000)

  it('warns although scripts go on polling', async () => {
    await leaveAlone(2, async (page) => {
      const poll = () =>
        page.evaluate(async () => {
          const headers = { 'x-background-poll': '1' }
          return (await fetch('/api/web/auth/session/validate', { headers })).status
        })
      for (let turn = 0; turn < 4; turn += 1) {
        expect(await poll()).toBe(200)
        await pass(page, 7_000)
      }
      expect(await warning(page).isVisible()).toBe(true)
    })
  }, 60_000)

  it('goes to the login when the session has ended, and not before', async () => {
    await leaveAlone(3, async (page) => {
      const asked = page.waitForRequest('**/session/validate')
      await pass(page, TO_WARNING_MS + BEFORE_WARNING_MS + TO_THE_END_MS)
      // By the page's clock it is over; the server, asked without counting as use, says no.
      expect((await asked).headers()['x-background-poll']).toBe('1')
      expect(page.url()).toEndWith('/account/sessions')

      const elsewhere = await logIn(gateway.url, demoAccount('patient', 3))
      expect((await elsewhere.ask('POST', '/api/v1/auth/logout-all')).status).toBe(200)
      await pass(page, 10_000)
      // Two polls may both send the page there: the second navigation aborts the first.
      await until(async () => page.url().endsWith('/login?reason=expired&return-to=%2Faccount%2Fsessions'))
      expect(await page.textContent('main')).toContain('Tu sesión terminó')
    })
  }, 60_000)
})
