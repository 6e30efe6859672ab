// Issue: a session that ends costs a person a login and nothing else (oauth2-proxy#1784; ASVS 5.0 V7.3.1).
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { demoAccount } from '../support/api-client.ts'
import { type BrowserClient, createBrowserClient } from '../support/browser-client.ts'
import { type Platform, startPlatform } from '../support/platform.ts'

let platform: Platform
const account = demoAccount('patient', 2)

beforeAll(async () => {
  platform = await startPlatform({ LOG_LEVEL: 'silent' })
}, 60_000)

afterAll(() => platform.close())

/** A browser whose session ended while its page was open. */
const leftAlone = async (): Promise<BrowserClient> => {
  const browser = createBrowserClient(platform.gateway.url)
  await browser.logIn(account)
  const elsewhere = createBrowserClient(platform.gateway.url)
  await elsewhere.logIn(account)
  expect((await elsewhere.script('/api/v1/auth/logout-all', {})).status).toBe(200)
  return browser
}

describe('after the session ended', () => {
  it('a page leads to the login, which says why and comes back', async () => {
    const browser = await leftAlone()
    const sent = await browser.visit('/patient/profile?from=mail')
    expect(sent.status).toBe(303)
    const address = sent.headers.get('location') ?? ''
    expect(address).toBe('/login?return-to=%2Fpatient%2Fprofile%3Ffrom%3Dmail&reason=expired')
    const login = await (await browser.visit(address)).text()
    expect(login).toContain('name="return-to" value="/patient/profile?from=mail"')
    const opened = await browser.logIn(account, '/patient/profile?from=mail')
    expect(opened.headers.get('location')).toBe('/patient/profile?from=mail')
    expect((await browser.visit('/patient/profile?from=mail')).status).toBe(200)
  })

  it.each(['/patient/profile', '/api/web/patient/profile', '/api/v1/auth/validate'])(
    'a script gets 401 from %s, never a redirect',
    async (path) => {
      const browser = await leftAlone()
      expect((await browser.script(path)).status).toBe(401)
    },
  )

  it('a form that was sent is there again after the login, and can be sent', async () => {
    const browser = await leftAlone()
    const action = '/patient/profile/phones'
    const sent = await browser.submit(action, {
      phone_number: '55 5000 1111',
      phone_type: 'work',
      csrf: 'old',
    })
    expect(sent.headers.get('location')).toBe('/login?return-to=%2Fpatient%2Fprofile&reason=form-kept')
    // The old session's cookie stays, a second one comes; neither tells what was typed.
    expect(browser.cookies.size).toBe(2)
    expect([...browser.cookies.values()].join()).not.toContain('5000')
    await browser.logIn(account)

    const page = await (await browser.visit('/patient/profile')).text()
    expect(page).toContain('value="55 5000 1111"')
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const again = await browser.submit(action, { phone_number: '55 5000 1111', phone_type: 'work', csrf })
    expect(again.status).toBe(303)
    expect(await (await browser.visit('/patient/profile')).text()).toContain('55 5000 1111')
  })

  it('a form that was sent is shown to nobody else who uses the browser', async () => {
    const browser = await leftAlone()
    await browser.submit('/patient/profile/phones', { phone_number: '55 5000 2222', phone_type: 'work' })
    await browser.logIn(demoAccount('patient', 3))
    expect(await (await browser.visit('/patient/profile')).text()).not.toContain('55 5000 2222')
  })

  it('a form another site sends is refused, not kept', async () => {
    const browser = await leftAlone()
    const response = await fetch(new URL('/patient/profile/phones', platform.gateway.url), {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `predicthealth_session=${browser.cookies.get('predicthealth_session')}`,
      },
      body: 'phone_number=666',
      redirect: 'manual',
    })
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie()).toEqual([])
  })
})
