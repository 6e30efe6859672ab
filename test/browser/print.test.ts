import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { textOfPages } from '../support/pdf-text.ts'
import { type Preview, startPreview } from '../support/preview.ts'

const PATIENCE_MS = 60_000

describe.skipIf(!process.env['CHROMIUM_PATH'])('a medical record on paper', () => {
  let preview: Preview
  let browser: TestBrowser

  beforeAll(async () => {
    preview = await startPreview()
    browser = await launchBrowser(process.env['CHROMIUM_PATH'] ?? '')
  }, PATIENCE_MS)

  afterAll(async () => {
    await browser?.close()
    await preview?.stop()
  })

  it.each(['patient-record', 'doctor-patient'])(
    'has two pages at most, with name, date and what it is good for: %s',
    async (name) => {
      const context = await browser.open()
      const page = await context.newPage()
      await page.goto(`${preview.url}/es/${name}`)
      await page.emulateMedia({ media: 'print' })
      const head = await page.locator('.print-head').innerText()
      expect(head).toMatch(/\d+ de noviembre de 2026/)
      expect(head).toMatch(/informativo/i)
      expect(head).toMatch(/[A-Z][a-zñáéíóú]+ [A-Z]/)
      expect(await page.locator('nav:visible, button:visible, .app-header:visible').count()).toBe(0)

      const pages = textOfPages(await page.pdf({ format: 'Letter', preferCSSPageSize: false }))
      expect(pages.length).toBeGreaterThan(0)
      expect(pages.length).toBeLessThanOrEqual(2)
      await context.close()
    },
    PATIENCE_MS,
  )

  it.each([
    { locale: 'es', informs: 'informativo' },
    { locale: 'en', informs: 'information' },
  ])(
    'says on each page of a long one whose it is, when it was printed and which page of how many: $locale',
    async ({ locale, informs }) => {
      const context = await browser.open()
      const page = await context.newPage()
      await page.goto(`${preview.url}/${locale}/patient-record`)
      await page.locator('#conditions .lines').evaluate((list) => {
        for (let copy = 0; copy < 80; copy += 1) list.append(list.children[0]?.cloneNode(true) ?? '')
      })
      const pages = textOfPages(await page.pdf({ format: 'Letter', preferCSSPageSize: false }))
      expect(pages.length).toBeGreaterThan(2)
      for (const [index, text] of pages.entries()) {
        expect(text).toContain('Ana Ruiz Lozano')
        expect(text).toContain('2026')
        expect(text).toContain(informs)
        expect(text).toContain(`${index + 1} / ${pages.length}`)
      }
      await context.close()
    },
    PATIENCE_MS,
  )
})
