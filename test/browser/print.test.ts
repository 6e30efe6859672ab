import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { inflateSync } from 'node:zlib'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Preview, startPreview } from '../support/preview.ts'

const PATIENCE_MS = 60_000

/** Pages of a PDF, by the objects of that type in it and in its object streams (ISO 32000-1, 7.7.3.3). */
const pagesOf = (pdf: Buffer): number => {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...streams].join('\n').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

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

      const pages = pagesOf(await page.pdf({ format: 'Letter', preferCSSPageSize: false }))
      expect(pages).toBeGreaterThan(0)
      expect(pages).toBeLessThanOrEqual(2)
      await context.close()
    },
    PATIENCE_MS,
  )
})
