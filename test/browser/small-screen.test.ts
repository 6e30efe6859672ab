import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { Page } from 'playwright-core'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Preview, startPreview } from '../support/preview.ts'

/** Narrowest window of WCAG 2.2, 1.4.10: also what is left of 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 }

/** Smallest height and width of what is pressed, px; rounding aside. */
const TARGET = 43.5

/** Pages with lists, long keys, addresses and every role's header. */
const NAMES = [
  'login',
  'patient-care-team',
  'patient-profile',
  'doctor-dashboard',
  'doctor-patients',
  'institution-doctors',
  'institution-profile',
  'admin-settings',
  'admin-status',
]

/** A few pages, on a busy machine. */
const PATIENCE_MS = 60_000

describe.skipIf(!process.env['CHROMIUM_PATH'])('a small screen', () => {
  let preview: Preview
  let browser: TestBrowser
  let page: Page

  beforeAll(async () => {
    preview = await startPreview()
    browser = await launchBrowser(process.env['CHROMIUM_PATH'] ?? '')
    page = await (await browser.open(NARROW)).newPage()
  }, PATIENCE_MS)

  afterAll(async () => {
    await browser?.close()
    await preview?.stop()
  })

  /** What is smaller than a finger; links within a sentence may be (WCAG 2.2, 2.5.5). */
  const smallTargets = (): Promise<readonly string[]> =>
    page.evaluate((least) => {
      const targets = document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary',
      )
      return Array.from(targets).flatMap((target) => {
        const { width, height } = target.getBoundingClientRect()
        const isInLine = target.matches('a') && getComputedStyle(target).display === 'inline'
        const isSeen = width > 0 && height > 0 && !target.matches('.skip')
        if (!isSeen || isInLine || (width >= least && height >= least)) return []
        return [`${target.tagName} ${target.innerText} ${Math.round(width)}x${Math.round(height)}`]
      })
    }, TARGET)

  it(
    'scrolls no page sideways, and each target is large enough for a finger',
    async () => {
      for (const locale of ['es', 'en']) {
        for (const name of NAMES) {
          await page.goto(`${preview.url}/${locale}/${name}`)
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          const small = await smallTargets()
          expect({ locale, name, excess, small }).toEqual({ locale, name, excess: 0, small: [] })
        }
      }
    },
    PATIENCE_MS,
  )

  it(
    'hides nothing that has the focus behind its bar (WCAG 2.2, 2.4.11)',
    async () => {
      await page.goto(`${preview.url}/es/doctor-patients`)
      const behind: string[] = []
      let isInside = true
      while (isInside) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const { activeElement } = document
          const bar = document.querySelector('.places')
          if (!activeElement || !bar || activeElement === document.body) return null
          const isBehind =
            !bar.contains(activeElement) &&
            activeElement.getBoundingClientRect().bottom > bar.getBoundingClientRect().top
          return { isBehind, name: activeElement.textContent }
        })
        isInside = focused !== null
        if (focused?.isBehind) behind.push(focused.name)
      }
      expect(behind).toEqual([])
    },
    PATIENCE_MS,
  )

  it('sorts a list by what stands above its cards', async () => {
    await page.goto(`${preview.url}/es/doctor-patients`)
    const heading = page.getByRole('link', { name: 'Edad' })
    await heading.focus()
    const { left, right, height } = await heading.evaluate((link) => link.getBoundingClientRect().toJSON())
    const isClipped = await heading.evaluate(
      (link) => getComputedStyle(link.closest('thead') ?? link).clipPath,
    )
    expect(isClipped).toBe('none')
    expect(left >= 0 && right <= NARROW.width && height >= TARGET).toBe(true)
    expect(await heading.getAttribute('href')).toContain('sort=age')
  })

  it.each(['login', 'patient-password', 'patient-record'])(
    'moves nothing on %s when the scripts have come',
    async (name) => {
      // The drawing inside an icon comes with its file; its place is kept by the icon.
      const places = () =>
        page.evaluate(() =>
          Array.from(document.querySelectorAll('main :not(svg *), footer'), (element) => {
            const { top, height } = element.getBoundingClientRect()
            return `${element.tagName} ${top} ${height}`
          }),
        )
      const held = Promise.withResolvers<void>()
      await page.route('**/js/*.js', async (route) => {
        await held.promise
        await route.continue()
      })
      await page.goto(`${preview.url}/es/${name}`, { waitUntil: 'commit' })
      await page.getByRole('contentinfo').waitFor()
      // A sheet is on this list when it has come; before, places are those of a page without looks.
      await page.waitForFunction(() => document.styleSheets.length > 0)
      const before = await places()
      held.resolve()
      await page.waitForLoadState()
      expect(await places()).toEqual(before)
      await page.unrouteAll()
    },
    PATIENCE_MS,
  )
})
