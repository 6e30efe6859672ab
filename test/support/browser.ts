import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

/** Chromium without what a closed network refuses; each launch has its own empty profile. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What a script compiles goes with its document, some tenths of a second later: optimising it costs more than it gains.
  '--js-flags=--no-turbofan --no-maglev',
]

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly scripts?: boolean
  readonly reducedMotion?: boolean
}

export interface TestBrowser {
  open(look?: Look): Promise<BrowserContext>
  close(): Promise<void>
}

/** Launches the Chromium of `CHROMIUM_PATH`; `scrollbars` take their room, as on most desktops. */
export const launchBrowser = async (
  executablePath: string,
  { scrollbars = false } = {},
): Promise<TestBrowser> => {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
  const browser = await chromium.launch({
    executablePath,
    args: FLAGS,
    ignoreDefaultArgs: scrollbars ? ['--hide-scrollbars'] : [],
    env: { ...process.env, HOME: profile },
  })
  return {
    open: ({ width = 1440, height = 900, dark = false, scripts = true, reducedMotion = false } = {}) =>
      browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        javaScriptEnabled: scripts,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        locale: 'es-MX',
      }),
    close: async () => {
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
