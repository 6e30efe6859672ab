// Defect C8; ASVS 5.0 V6.2.2-V6.2.4, V7.4.3: changing a password, from the form to the auth service and back.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { demoAccount } from '../support/api-client.ts'
import { type BrowserClient, createBrowserClient } from '../support/browser-client.ts'
import { type StartedGateway, startGateway } from '../support/gateway.ts'

const account = demoAccount('doctor', 2)
const NEXT = 'Nubes-verdes-77!'
const WHOAMI = '/api/web/auth/session/validate'

let gateway: StartedGateway
let here: BrowserClient
let elsewhere: BrowserClient

beforeAll(async () => {
  gateway = await startGateway()
  here = createBrowserClient(gateway.url)
  elsewhere = createBrowserClient(gateway.url)
  await here.logIn(account)
  await elsewhere.logIn(account)
}, 60_000)

afterAll(() => gateway.close())

const change = (current_password: string, new_password: string) =>
  here.script('/api/web/auth/change-password', { current_password, new_password })

describe('changing the password', () => {
  it.each([
    ['Corta1!', 'short'],
    ['sin-mayuscula-77!', 'without a capital'],
    ['Contraseña123!', 'common'],
    [account.password, 'the one in force'],
  ])('refuses %s: %s', async (password) => {
    const answer = await change(account.password, password)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ status: 'error', errors: [{ pointer: '/new_password' }] })
  })

  it('refuses a wrong current password', async () => {
    const answer = await change('Otra-Clave-88!', NEXT)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/current_password' }] })
  })

  it('has ended no session so far', async () => {
    for (const browser of [here, elsewhere]) expect((await browser.script(WHOAMI)).status).toBe(200)
  })

  it('ends every other session, and keeps the one that did it', async () => {
    expect((await change(account.password, NEXT)).status).toBe(200)
    expect((await here.script(WHOAMI)).status).toBe(200)
    expect((await elsewhere.script(WHOAMI)).status).toBe(401)
  })

  it('leaves one password that is good, the new one', async () => {
    const fresh = createBrowserClient(gateway.url)
    await expect(fresh.logIn(account)).rejects.toThrow('401')
    await fresh.logIn({ ...account, password: NEXT })
    expect((await fresh.script(WHOAMI)).status).toBe(200)
  })
})
