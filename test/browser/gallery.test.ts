import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { CDPSession, Page } from 'playwright-core'
import { createGallery } from '../pages/gallery.tsx'
import { type Look, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Preview, startPreview } from '../support/preview.ts'
import { ALL_RULES, bringAxe, findingsOf, LOOK_RULES } from './axe.ts'

const names = createGallery().map(({ name }) => name)

/** Of a phone, a tablet and a desk, px. */
const WIDTHS = [360, 768, 1440] as const

/** Widest the content may be beyond the window, px: rounding. */
const OVERFLOW_PX = 1

/** Every page once, on a busy machine. */
const PATIENCE_MS = 300_000

describe.skipIf(!process.env['CHROMIUM_PATH'])('every page in Chromium', () => {
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

  /** Visits all pages in one tab; returns what they wrote to the console: violations of the policy, errors, warnings. */
  const walk = async (
    look: Look,
    locale: 'es' | 'en',
    visit: (page: Page, name: string, devtools: CDPSession) => Promise<void>,
    bring?: (page: Page) => Promise<unknown>,
  ): Promise<readonly string[]> => {
    const context = await browser.open(look)
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await bring?.(page)
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    try {
      for (const name of names) {
        await page.goto(`${preview.url}/${locale}/${name}`)
        await visit(page, name, devtools)
      }
      return complaints
    } finally {
      await context.close()
    }
  }

  /** By how much a page is wider than a window of this width, where it is. Playwright's own resizing takes twice the time. */
  const overflowAt = async (page: Page, width: number, devtools: CDPSession): Promise<readonly object[]> => {
    const size = { width, height: 900, deviceScaleFactor: 1, mobile: false }
    await devtools.send('Emulation.setDeviceMetricsOverride', size)
    const { shown, excess } = await page.evaluate(() => ({
      shown: innerWidth,
      excess: document.documentElement.scrollWidth - innerWidth,
    }))
    return shown !== width || excess > OVERFLOW_PX ? [{ width, shown, excess }] : []
  }

  /** What each page says, read beside the checks of the desk. */
  const said = new Map<string, readonly string[]>()

  /** Without a locator, which costs a script of its own in every document. */
  const wordsOf = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => {
      const elements = document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, label, dt, dd, th, td)')
      return Array.from(elements, ({ innerText }) => innerText)
    })

  const looks = [
    { how: 'light, in Spanish, on a desk', look: {}, locale: 'es', axeAt: 1440, rules: ALL_RULES },
    {
      how: 'dark, in English, on a phone',
      look: { dark: true },
      locale: 'en',
      axeAt: 360,
      rules: LOOK_RULES,
    },
  ] as const

  it.each(looks)(
    'is accessible, fits and keeps its policy: $how',
    async ({ look, locale, axeAt, rules }) => {
      const problems: object[] = []
      let widths: readonly number[] = WIDTHS
      const check = async (page: Page, name: string, devtools: CDPSession): Promise<void> => {
        const found: object[] = []
        for (const width of widths) {
          found.push(...(await overflowAt(page, width, devtools)))
          if (width !== axeAt) continue
          found.push(...(await findingsOf(page, rules)))
          if (locale === 'es') said.set(name, await wordsOf(page))
        }
        problems.push(...found.map((problem) => ({ name, ...problem })))
        // There and back: a page is opened at the width at which the one before was left.
        widths = widths.toReversed()
      }
      const complaints = await walk(look, locale, check, bringAxe)
      expect({ problems, complaints }).toEqual({ problems: [], complaints: [] })
    },
    PATIENCE_MS,
  )

  it(
    'says the same with scripts and without',
    async () => {
      if (said.size === 0)
        await walk({}, 'es', async (page, name) => {
          said.set(name, await wordsOf(page))
        })
      await walk({ scripts: false }, 'es', async (page, name) => {
        const words = await wordsOf(page)
        expect(words.length).toBeGreaterThan(0)
        expect({ name, words }).toEqual({ name, words: said.get(name) ?? [] })
      })
    },
    PATIENCE_MS,
  )
})
