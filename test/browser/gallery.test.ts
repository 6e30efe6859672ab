import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createGallery } from '../pages/gallery.tsx'
import { type Look, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Preview, startPreview } from '../support/preview.ts'

const axeSource = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

const names = createGallery().map(({ name }) => name)

interface Finding {
  readonly id: string
  readonly help: string
  readonly targets: readonly string[]
}

/** What axe-core finds; evaluated through the devtools protocol, which the page's own policy does not bind. */
const findings = async (page: Page): Promise<readonly Finding[]> => {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    // Boundary: the page's global that the line above made.
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: unknown,
        ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>
      }
    }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map(({ target }) => target.join(' ')),
    }))
  })
}

/** Widest the content may be beyond the window, px: rounding. */
const OVERFLOW_PX = 1

describe.skipIf(!process.env['CHROMIUM_PATH'])('every page in Chromium', () => {
  let preview: Preview
  let browser: TestBrowser
  /** What the pages wrote to the console: violations of the policy, errors, warnings. */
  let said: string[]

  beforeEach(() => {
    said = []
  })

  beforeAll(async () => {
    preview = await startPreview()
    browser = await launchBrowser(process.env['CHROMIUM_PATH'] ?? '')
  })

  afterAll(async () => {
    await browser.close()
    await preview.stop()
  })

  const walk = async (
    look: Look,
    locale: 'es' | 'en',
    check: (page: Page, name: string) => Promise<void>,
  ) => {
    const context = await browser.open(look)
    const page = await context.newPage()
    page.on('console', (message) => said.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', (error) => said.push(`${page.url()}: ${error.message}`))
    try {
      for (const name of names) {
        await page.goto(`${preview.url}/${locale}/${name}`)
        await check(page, name)
      }
    } finally {
      await context.close()
    }
  }

  const looks: readonly (readonly [string, Look, 'es' | 'en'])[] = [
    ['on a phone, light', { width: 360, height: 740 }, 'es'],
    ['on a tablet, dark, in English', { width: 768, height: 1024, dark: true }, 'en'],
    ['on a desk, light', { width: 1440, height: 900 }, 'es'],
  ]

  it.each(looks)(
    'is accessible, fits and keeps its policy %s',
    async (_, look, locale) => {
      const problems: unknown[] = []
      await walk(look, locale, async (page, name) => {
        for (const finding of await findings(page)) problems.push({ name, ...finding })
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (excess > OVERFLOW_PX) problems.push({ name, excess })
      })
      expect({ problems, said }).toEqual({ problems: [], said: [] })
    },
    300_000,
  )

  it('shows the same without scripts', async () => {
    const texts = new Map<string, string>()
    const text = (page: Page) => page.locator('main').innerText()
    await walk({ width: 1440, scripts: false }, 'es', async (page, name) => {
      texts.set(name, await text(page))
    })
    for (const name of names)
      expect({ name, length: texts.get(name)?.length ?? 0 }).not.toEqual({ name, length: 0 })
  }, 300_000)
})
