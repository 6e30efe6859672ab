import { describe, expect, it } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import { bearer, CLIENT, cookie, createGateway, issue, JWT } from './support.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const issuer = { ...JWT, algorithm: 'EdDSA', secret: privateKey } as const

const login = async (exp?: number) => {
  const gateway = createGateway({ jwt: { ...issuer, secret: publicKey } })
  const issued = await issue(exp === undefined ? {} : { exp }, issuer)
  return { ...gateway, issued, opened: await gateway.sessions.open(issued, CLIENT) }
}

describe('a gateway that holds only the public key', () => {
  it('makes a session of the issued token itself, and sends that token to services', async () => {
    const { sessions, issued, opened } = await login()
    expect(opened.accessToken).toBe(issued)
    const found = await sessions.authenticate(bearer(issued))
    expect(found?.session.sid).toBe(opened.session.sid)
    expect(found && (await sessions.upstreamToken(found.session))).toBe(issued)
  })

  it('neither renews nor refreshes: the session ends with the token', async () => {
    const { clock, sessions, issued, opened } = await login()
    expect(opened.refreshToken).toBe('')
    expect(await sessions.refresh(opened.refreshToken)).toBeNull()
    clock.advanceSeconds(600)
    expect(await sessions.authenticate(cookie(issued))).toMatchObject({ renewedToken: null })
    clock.advanceSeconds(301)
    expect(await sessions.authenticate(cookie(issued))).toBeNull()
    expect(await sessions.list('u-1')).toEqual([])
  })

  it('logs out as ever', async () => {
    const { sessions, issued, opened } = await login()
    await sessions.close(opened.session)
    expect(await sessions.authenticate(bearer(issued))).toBeNull()
  })
})
