import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from './browser.ts'
import { startPreview } from './preview.ts'

/** Writes every page at two widths into an ignored folder: `bun test/support/screenshots.ts [part of a name]`. */
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const wanted = process.argv[2] ?? ''
const folder = join(import.meta.dirname, '../browser/screenshots')

await mkdir(folder, { recursive: true })
const preview = await startPreview()
const browser = await launchBrowser(executablePath)
try {
  for (const look of [
    { width: 1440, dark: false, suffix: 'wide' },
    { width: 360, height: 740, dark: false, suffix: 'phone' },
    ...(wanted === '' ? [] : [{ width: 1440, dark: true, suffix: 'dark' }]),
  ]) {
    const context = await browser.open(look)
    const page = await context.newPage()
    for (const name of preview.names.filter((name) => name.includes(wanted))) {
      await page.goto(`${preview.url}/es/${name}`)
      await page.screenshot({ path: join(folder, `${name}.${look.suffix}.png`), fullPage: true })
    }
    await context.close()
  }
} finally {
  await browser.close()
  await preview.stop()
}
