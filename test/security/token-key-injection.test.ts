// RFC 8725 3.10, RFC 7515 4.1.2-4.1.11; ASVS 5.0 V9.1.3
import { afterAll, describe, expect, it } from 'bun:test'
import { generateKeyPairSync } from 'node:crypto'
import { exportJWK, type JWTHeaderParameters, SignJWT } from 'jose'
import { createTokens } from '../../src/identity/tokens.ts'
import { forge, JWT, payload, START_MS } from '../identity/support.ts'

const CLAIMS = JSON.stringify(payload())
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 })
const attackerJwk = await exportJWK(attacker.publicKey)

let calls = 0
const attackerServer = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => {
    calls += 1
    return Response.json({ keys: [attackerJwk] })
  },
})
afterAll(() => attackerServer.stop(true))

const hmac = createTokens({ jwt: JWT, now: () => START_MS })
const rsa = createTokens({
  jwt: {
    ...JWT,
    algorithm: 'RS256',
    secret: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  },
  now: () => START_MS,
})
const url = `${attackerServer.url}keys.json`

describe('a token cannot bring or name its key', () => {
  it.each<[string, Record<string, unknown>]>([
    ['jku', { jku: url }],
    ['jwk', { jwk: attackerJwk }],
    ['x5u', { x5u: url }],
    ['x5c', { x5c: ['MIIB'] }],
    ['x5t', { x5t: 'AAAA' }],
    ['x5t#S256', { 'x5t#S256': 'AAAA' }],
    ['crit', { crit: ['exp'], exp: 1 }],
    ['b64', { b64: false, crit: ['b64'] }],
  ])('by %s', async (_, parameter) => {
    const header: JWTHeaderParameters = { alg: 'RS256', ...parameter }
    const claims = Buffer.from(CLAIMS)
    const foreign = await new SignJWT(JSON.parse(CLAIMS))
      .setProtectedHeader({ alg: 'RS256', kid: 'evil' })
      .sign(attacker.privateKey)
    const [, , signature] = foreign.split('.')
    const text = Buffer.from(JSON.stringify(header)).toString('base64url')
    expect(await rsa.verify(`${text}.${claims.toString('base64url')}.${signature}`)).toBeNull()
    // Not even where the signature is right: nobody on the platform sends it.
    expect(await hmac.verify(forge(JSON.stringify({ alg: 'HS256', ...parameter }), CLAIMS))).toBeNull()
    expect(calls).toBe(0)
  })

  it.each([
    '/dev/null',
    '../../../../dev/null',
    "x' UNION SELECT 'secret",
    'http://127.0.0.1/key',
    '|id',
    '',
    'kid\u0000',
    '__proto__',
  ])('by a kid that reads as more than a name: %p', async (kid) => {
    // What such a kid would lead to: an empty key, or one the attacker knows.
    for (const secret of ['\u0000', 'secret', kid || '\u0000']) {
      expect(await hmac.verify(forge(JSON.stringify({ alg: 'HS256', kid }), CLAIMS, secret))).toBeNull()
    }
  })

  it('by the attacker’s own signature', async () => {
    const token = new SignJWT(JSON.parse(CLAIMS)).setProtectedHeader({ alg: 'RS256' })
    expect(await rsa.verify(await token.sign(own.privateKey))).not.toBeNull()
    expect(await rsa.verify(await token.sign(attacker.privateKey))).toBeNull()
  })
})
