import { afterAll, beforeEach, describe, expect, it } from 'bun:test'
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import { ServiceUnavailable } from '../../src/errors.ts'
import { createTokens } from '../../src/identity/tokens.ts'
import { createClock, JWT, payload } from './support.ts'

const keyOf = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const published = async (kid: string, key: KeyObject) => ({
  ...(await exportJWK(createPublicKey(key))),
  kid,
  alg: 'RS256',
})
/** Each one new, so that no verified token is remembered. */
const sign = (kid: string, key: KeyObject) =>
  new SignJWT(payload({ jti: crypto.randomUUID() })).setProtectedHeader({ alg: 'RS256', kid }).sign(key)

const one = keyOf()
const two = keyOf()
let keys: unknown[] = []
let isDown = false
let fetches = 0
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => {
    fetches += 1
    return isDown ? new Response('out', { status: 503 }) : Response.json({ keys })
  },
})
afterAll(() => server.stop(true))

const create = () => {
  const clock = createClock()
  const jwt = { ...JWT, algorithm: 'RS256', secret: '', jwksUrl: new URL(server.url) } as const
  return { clock, tokens: createTokens({ jwt, now: clock.now }) }
}

describe('a JWKS URL', () => {
  beforeEach(async () => {
    keys = [await published('one', one)]
    isDown = false
    fetches = 0
  })

  it('gives the keys, fetched once', async () => {
    const { tokens } = create()
    expect(await tokens.verify(await sign('one', one))).not.toBeNull()
    expect(await tokens.verify(await sign('one', one))).not.toBeNull()
    expect(await tokens.verify(await sign('one', two))).toBeNull()
    expect(fetches).toBe(1)
  })

  it('is asked again for an unknown kid, once in 30 s', async () => {
    const { clock, tokens } = create()
    await tokens.verify(await sign('one', one))
    expect(await tokens.verify(await sign('two', two))).toBeNull()
    expect(fetches).toBe(1)
    keys.push(await published('two', two))
    clock.advanceSeconds(30)
    expect(await tokens.verify(await sign('two', two))).not.toBeNull()
    expect(await tokens.verify(await sign('three', two))).toBeNull()
    expect(fetches).toBe(2)
  })

  it('is asked again after 10 min, without making the request wait', async () => {
    const { clock, tokens } = create()
    await tokens.verify(await sign('one', one))
    clock.advanceSeconds(601)
    expect(await tokens.verify(await sign('one', one))).not.toBeNull()
    while (fetches < 2) await Bun.sleep(1)
    expect(fetches).toBe(2)
  })

  it('may be out: the last good keys stay in use', async () => {
    const { clock, tokens } = create()
    await tokens.verify(await sign('one', one))
    isDown = true
    for (let minute = 0; minute < 14; minute += 1) {
      clock.advanceSeconds(60)
      expect(await tokens.verify(await sign('one', one))).not.toBeNull()
    }
  })

  it('that never answered is a fault of ours, not of the token', async () => {
    const { clock, tokens } = create()
    isDown = true
    await expect(tokens.verify(await sign('one', one))).rejects.toBeInstanceOf(ServiceUnavailable)
    isDown = false
    clock.advanceSeconds(30)
    expect(await tokens.verify(await sign('one', one))).not.toBeNull()
  })
})
