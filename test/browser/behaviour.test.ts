import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import type { Page } from 'playwright-core'
import { type Look, launchBrowser, type TestBrowser } from '../support/browser.ts'
import { type Preview, startPreview } from '../support/preview.ts'

/** Defect A18's text, in every stored field. */
const XSS = 'x<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'

describe.skipIf(!process.env['CHROMIUM_PATH'])('the scripts of the pages', () => {
  let preview: Preview
  let hostile: Preview
  let browser: TestBrowser
  /** One tab for all that need nothing special: a window of its own costs more than all that a test does in it. */
  let tab: Page

  beforeAll(async () => {
    preview = await startPreview()
    hostile = await startPreview(() => XSS)
    browser = await launchBrowser(process.env['CHROMIUM_PATH'] ?? '')
    tab = await (await browser.open()).newPage()
  })

  afterAll(async () => {
    await browser.close()
    await preview.stop()
    await hostile.stop()
  })

  const open = async (name: string, use: (page: Page) => Promise<void>, look?: Look, at = preview) => {
    if (!look) {
      await tab.goto(`${at.url}/es/${name}`)
      return use(tab)
    }
    const context = await browser.open(look)
    try {
      const page = await context.newPage()
      await page.goto(`${at.url}/es/${name}`)
      await use(page)
    } finally {
      await context.close()
    }
  }

  it('move nothing for whom wants no motion', async () => {
    const look = { reducedMotion: true }
    for (const name of ['login', 'patient-dashboard']) {
      await open(
        name,
        async (page) => {
          const durations = await page.evaluate(() =>
            [...document.querySelectorAll('*')].map(
              (element) => getComputedStyle(element).transitionDuration,
            ),
          )
          expect([...new Set(durations)]).toEqual(['0s'])
        },
        look,
      )
    }
  })

  it('send a form once, however often it is pressed, and say that it is being sent', async () => {
    await open('login', async (page) => {
      const result = await page.evaluate(async () => {
        let sent = 0
        // After the page's own listener: counts what would have been sent, and stays here.
        addEventListener('submit', (event) => {
          if (!event.defaultPrevented) sent += 1
          event.preventDefault()
        })
        const button = document.querySelector<HTMLButtonElement>(
          'form[action="/login"] button[type="submit"]',
        )
        for (let press = 0; press < 3; press += 1) button?.click()
        await new Promise((resolve) => setTimeout(resolve))
        return { sent, label: button?.textContent, busy: button?.getAttribute('aria-disabled') }
      })
      expect(result).toEqual({ sent: 1, label: 'Enviando…', busy: 'true' })
    })
  })

  it('show a password on request and hide it again', async () => {
    await open('login', async (page) => {
      await page.getByRole('button', { name: 'Mostrar contraseña' }).click()
      expect(await page.getAttribute('#login-password', 'type')).toBe('text')
      await page.getByRole('button', { name: 'Ocultar contraseña' }).click()
      expect(await page.getAttribute('#login-password', 'type')).toBe('password')
    })
  })

  it('offer no button that would do nothing without scripts', async () => {
    await open(
      'login',
      async (page) => {
        expect(await page.getByRole('button', { name: 'Mostrar contraseña' }).count()).toBe(0)
      },
      { scripts: false },
    )
  })

  it('warn two minutes before the session ends and go to the login when it has', async () => {
    const context = await browser.open()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${preview.url}/es/patient-dashboard`)
    await page.route('**/api/web/auth/session/validate', (route) => route.fulfill({ status: 401 }))
    await page.clock.fastForward(14 * 60_000 - 121_000)
    expect(await page.getByText('Tu sesión está por terminar').isVisible()).toBe(false)
    await page.clock.fastForward(62_000)
    await page.getByText('Tu sesión está por terminar').waitFor()
    await page.clock.fastForward(121_000)
    await page.waitForURL('**/login?reason=expired&return-to=%2Fpatient%2Fdashboard')
    await context.close()
  }, 30_000)

  it('count down to when it makes sense to try again', async () => {
    const context = await browser.open()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${preview.url}/es/error-503`)
    await page.clock.runFor(10_000)
    expect(await page.locator('[data-left]').textContent()).toBe('20 s')
    await page.clock.runFor(21_000)
    await page.getByText('Ya puedes volver a intentar.').waitFor()
    await context.close()
  })

  it('load a failed page again in place', async () => {
    await open('doctor-dashboard-failed', async (page) => {
      await page.evaluate(() => document.body.setAttribute('data-same-document', ''))
      let asked = 0
      page.on('request', (request) => {
        if (request.resourceType() === 'xhr') asked += 1
      })
      await page.getByRole('link', { name: 'Reintentar' }).first().click()
      await page.waitForFunction(() => document.activeElement?.id === 'content')
      expect(asked).toBe(1)
      expect(await page.locator('body[data-same-document]').count()).toBe(1)
    })
  })

  it('bring what is wrong into focus, also without scripts', async () => {
    for (const scripts of [true, false]) {
      await open(
        'register-wrong',
        async (page) => {
          expect(await page.locator('.error-summary:focus').count()).toBe(1)
        },
        { scripts },
      )
    }
  })

  it.each([
    'doctor-patients',
    'doctor-patient',
    'patient-dashboard',
    'institution-patients',
    'admin-messages',
    'patient-profile',
  ])('stay ours on %s, whatever is stored (defect A18)', async (name) => {
    await open(
      name,
      async (page) => {
        expect(await page.title()).not.toBe('owned')
        expect(await page.locator('img').count()).toBe(0)
        expect(await page.locator('main').innerText()).toContain('onerror')
      },
      undefined,
      hostile,
    )
  })

  it('fit the first visit into 60 KB and a dashboard into 100 KB', async () => {
    for (const [name, limit] of [
      ['landing', 60_000],
      ['login', 60_000],
      ['patient-dashboard', 100_000],
      ['institution-dashboard', 100_000],
    ] as const) {
      const context = await browser.open()
      const page = await context.newPage()
      let octets = 0
      page.on('requestfinished', async (request) => {
        const { responseBodySize, responseHeadersSize } = await request.sizes()
        octets += responseBodySize + responseHeadersSize
      })
      await page.goto(`${preview.url}/es/${name}`, { waitUntil: 'networkidle' })
      expect(octets).toBeLessThan(limit)
      expect(octets).toBeGreaterThan(1_000)
      await context.close()
    }
  }, 60_000)
})
