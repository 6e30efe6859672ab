import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Preview, startPreview } from '../support/preview.ts'

/** A page of each role, and of each place an administrator can stand at: the current one is set bolder. */
const STANDS = [
  'patient-record',
  'doctor-institution',
  'institution-doctors',
  'admin-status',
  'admin-audit',
  'admin-sessions',
  'admin-emergency',
  'admin-messages',
]

/** Narrowest window of WCAG 2.2, 1.4.10, px. */
const NARROW = { width: 320, height: 640 }

/** Eight pages on a busy machine. */
const PATIENCE_MS = 60_000

describe.skipIf(!process.env['CHROMIUM_PATH'])('the places of a role', () => {
  let preview: Preview
  let browser: TestBrowser

  beforeAll(async () => {
    preview = await startPreview()
    browser = await launchBrowser(process.env['CHROMIUM_PATH'] ?? '')
  })

  afterAll(async () => {
    await browser.close()
    await preview.stop()
  })

  it.each(['es', 'en'])(
    'are at most five on a phone, all of them in sight: %s',
    async (locale) => {
      const context = await browser.open(NARROW)
      const page = await context.newPage()
      for (const name of STANDS) {
        await page.goto(`${preview.url}/${locale}/${name}`)
        const places = await page.locator('.places a:visible span').evaluateAll((labels) =>
          labels.map((label) => {
            const { left, right } = label.getBoundingClientRect()
            return {
              isInside: left >= 0 && right <= innerWidth,
              isOneLine: label.getClientRects().length === 1,
            }
          }),
        )
        expect({ name, count: places.length <= 5, places }).toEqual({
          name,
          count: true,
          places: places.map(() => ({ isInside: true, isOneLine: true })),
        })
      }
      await context.close()
    },
    PATIENCE_MS,
  )

  it(
    'leave the settings to the menu of an administrator on a phone, and stand in the rail on a desk',
    async () => {
      const context = await browser.open(NARROW)
      const page = await context.newPage()
      await page.goto(`${preview.url}/es/admin-settings`)
      await page.getByText('Tu cuenta', { exact: true }).click()
      const inMenu = page.locator('.person-menu').getByRole('link', { name: 'Ajustes' })
      const inPlaces = page.locator('.places').getByRole('link', { name: 'Ajustes' })
      expect([await inMenu.isVisible(), await inPlaces.isVisible()]).toEqual([true, false])
      expect(await inMenu.getAttribute('aria-current')).toBe('page')
      await page.setViewportSize({ width: 1440, height: 900 })
      expect([await inMenu.isVisible(), await inPlaces.isVisible()]).toEqual([false, true])
      await context.close()
    },
    PATIENCE_MS,
  )
})
