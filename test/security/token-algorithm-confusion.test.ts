// RFC 8725 2.1, 3.1; ASVS 5.0 V9.1.1, V9.1.2
import { describe, expect, it } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import { createTokens } from '../../src/identity/tokens.ts'
import { claimsOf, forge, issue, JWT, payload, SECRET, START_MS } from '../identity/support.ts'

const CLAIMS = JSON.stringify(payload())
const hmac = createTokens({ jwt: JWT, now: () => START_MS })
const withHeader = (header: unknown) => forge(JSON.stringify(header), CLAIMS)

describe('a token cannot choose its algorithm', () => {
  it('is verified when it uses the configured one', async () => {
    expect(await hmac.verify(withHeader({ alg: 'HS256', typ: 'JWT' }))).not.toBeNull()
  })

  it.each(['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null'])('not even %p', async (alg) => {
    const header = Buffer.from(JSON.stringify({ alg })).toString('base64url')
    const unsigned = `${header}.${Buffer.from(CLAIMS).toString('base64url')}`
    expect(await hmac.verify(`${unsigned}.`)).toBeNull()
    expect(await hmac.verify(unsigned)).toBeNull()
    expect(await hmac.verify(`${unsigned}.AA`)).toBeNull()
    expect(await hmac.verify(withHeader({ alg }))).toBeNull()
  })

  it.each([
    'hs256',
    'Hs256',
    'HS256 ',
    ' HS256',
    'HS256\u0000',
    'ＨＳ256',
    'HS２56',
    'HЅ256',
    'HS256\u200b',
    'HS-256',
    'HS1',
    'HS2560',
    'HmacSHA256',
    'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
  ])('by a spelling of it: %p', async (alg) => {
    expect(await hmac.verify(withHeader({ alg }))).toBeNull()
  })

  it.each([[null], [true], [256], [['HS256']], [{ name: 'HS256' }]])('by another type: %p', async (alg) => {
    expect(await hmac.verify(withHeader({ alg }))).toBeNull()
    expect(await hmac.verify(withHeader({}))).toBeNull()
  })

  it.each([
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
    ['HS512/256', 'sha512-256'],
    ['HS224', 'sha224'],
    ['HS1', 'sha1'],
  ])('by another size of HMAC with the right secret: %s', async (alg, hash) => {
    expect(await hmac.verify(forge(JSON.stringify({ alg }), CLAIMS, SECRET, hash))).toBeNull()
    expect(await hmac.verify(forge('{"alg":"HS256"}', CLAIMS, SECRET, hash))).toBeNull()
  })

  it('by signing with the public key as an HMAC secret', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const jwt = { ...JWT, algorithm: 'RS256', secret } as const
    const tokens = createTokens({ jwt, now: () => START_MS })
    expect(await tokens.verify(await issue({}, jwt))).not.toBeNull()
    const spellings = [
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      publicKey.export({ type: 'spki', format: 'pem' }).toString().trim(),
      publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      JSON.stringify(publicKey.export({ format: 'jwk' })),
      secret,
    ]
    for (const spelling of spellings) {
      for (const alg of ['HS256', 'RS256']) {
        expect(await tokens.verify(forge(JSON.stringify({ alg }), CLAIMS, spelling))).toBeNull()
      }
    }
  })

  it('by moving a signature to other claims', async () => {
    const [header, , signature] = (await issue()).split('.')
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(await issue()), user_type: 'admin' }))
    expect(await hmac.verify(`${header}.${claims.toString('base64url')}.${signature}`)).toBeNull()
  })
})
