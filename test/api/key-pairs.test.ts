// Issue "identity" item 1; design 2.4: the gateway with a key pair, and with nothing but a JWKS URL.
import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { issue, JWT } from '../identity/support.ts'
import { startGateway } from '../support/gateway.ts'

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const publicKey = createPublicKey(privateKey)
const RECORD = 'c0ffee00-0000-4000-8000-000000000001'
const USER = '7d1c0000-0000-4000-8000-000000000007'

/** A platform that holds the private key: its auth service, its key server, and every other service of it. */
const startIssuer = () => {
  const seen: string[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const { pathname } = new URL(request.url)
      if (pathname === '/jwks.json')
        return Response.json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256' }] })
      if (pathname === '/auth/login') {
        const claims = { user_id: USER, metadata: { reference_id: RECORD } }
        const jwt = { ...JWT, algorithm: 'ES256' as const, secret: privateKey }
        return Response.json({ access_token: await issue(claims, jwt, Date.now()), user_type: 'patient' })
      }
      const shown = request.headers.get('authorization')
      if (shown !== null) seen.push(shown.replace('Bearer ', ''))
      return Response.json({ id: RECORD })
    },
  })
  return { url: `http://127.0.0.1:${server.port}`, seen, stop: () => server.stop(true) }
}

describe('a gateway with the keys of ES256', () => {
  let issuer: ReturnType<typeof startIssuer>
  let directory: string
  beforeAll(() => {
    issuer = startIssuer()
    directory = mkdtempSync(join(tmpdir(), 'gateway-keys-'))
    writeFileSync(join(directory, 'private.pem'), privateKey)
  })
  afterAll(async () => {
    await issuer.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  const start = async (keys: Readonly<Record<string, string>>) => {
    const services = ['JWT', 'DOCTOR', 'PATIENT', 'INSTITUTION', 'ADMIN'].map((name) => [
      `${name}_SERVICE_URL`,
      issuer.url,
    ])
    const gateway = await startGateway({
      env: { JWT_ALGORITHM: 'ES256', ...keys, ...Object.fromEntries(services) },
    })
    const login = await fetch(new URL('/api/v1/auth/login', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ana@example.com', password: 'Paciente123!' }),
    })
    const { access_token: token = '' } = (await login.json()) as { access_token?: string }
    issuer.seen.length = 0
    const read = await fetch(new URL(`/api/v1/patients/${RECORD}`, gateway.url), {
      headers: { authorization: `Bearer ${token}` },
    })
    return { gateway, token, statuses: [login.status, read.status], sentUp: issuer.seen.at(-1) ?? '' }
  }

  it('in a file signs its own tokens and a short one for the services', async () => {
    const found = await start({ JWT_SECRET_KEY_FILE: join(directory, 'private.pem') })
    const { gateway, token, statuses, sentUp } = found
    expect(statuses).toEqual([200, 200])
    const own = await jwtVerify(token, publicKey, { algorithms: ['ES256'] })
    expect(own.payload['sid']).toBeString()
    expect(sentUp).not.toBe(token)
    const { payload } = await jwtVerify(sentUp, publicKey, { algorithms: ['ES256'] })
    expect(payload).toMatchObject({ user_id: USER, reference_id: RECORD, sid: own.payload['sid'] })
    expect(payload.jti).toBeString()
    expect((payload.exp ?? 0) - Date.now() / 1000).toBeWithin(0, 61)
    await gateway.close()
  }, 60_000)

  it('at a JWKS URL only takes the token of the auth service for the session’s own, up to the services', async () => {
    const { gateway, token, statuses, sentUp } = await start({ JWT_JWKS_URL: `${issuer.url}/jwks.json` })
    expect(statuses).toEqual([200, 200])
    expect(sentUp).toBe(token)
    const forged = await issue({ user_id: USER }, { ...JWT, secret: issuer.url.repeat(3) }, Date.now())
    const refused = await fetch(new URL('/api/v1/auth/validate', gateway.url), {
      headers: { authorization: `Bearer ${forged}` },
    })
    expect(refused.status).toBe(401)
    await gateway.close()
  }, 60_000)
})
