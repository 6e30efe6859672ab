// RFC 7515 2 and 3.1, RFC 4648 3.5, RFC 8725 2.4; platform-facts 15 (a list keyed by token text needs one text per token)
import { describe, expect, it } from 'bun:test'
import fc from 'fast-check'
import { createTokens } from '../../src/identity/tokens.ts'
import { forge, issue, JWT, payload, SECRET, START_MS } from '../identity/support.ts'

const { verify } = createTokens({ jwt: JWT, now: () => START_MS })
const HEADER = '{"alg":"HS256","typ":"JWT"}'
const token = await issue()
const [header = '', claims = '', signature = ''] = token.split('.')
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

describe('a token has one spelling', () => {
  it('and that one is accepted', async () => {
    expect(await verify(token)).not.toBeNull()
  })

  it.each([
    ['padding', `${header}.${claims}.${signature}=`],
    ['padding in the claims', `${header}.${claims}=.${signature}`],
    ['white space around', ` ${token}`],
    ['white space after', `${token}\n`],
    ['white space inside', `${header}.${claims}. ${signature}`],
    ['base64 instead of base64url', token.replaceAll('-', '+').replaceAll('_', '/').concat('+')],
    ['a fourth part', `${token}.`],
    ['a fourth part with text', `${token}.AAAA`],
    ['two parts', `${header}.${claims}`],
    ['no signature', `${header}.${claims}.`],
    ['a scheme before it', `Bearer ${token}`],
    ['a NUL after it', `${token}\u0000`],
    ['percent-encoding', token.replaceAll('.', '%2e')],
    ['full-width dots', token.replaceAll('.', '．')],
    ['JSON serialisation', JSON.stringify({ protected: header, payload: claims, signature })],
    ['no text', ''],
    ['dots alone', '..'],
  ])('not with %s', async (_, spelling) => {
    expect(await verify(spelling)).toBeNull()
  })

  it('not with stray bits in the last character', async () => {
    // 32 octets are 43 characters, the last one with two bits to spare: three other spellings of the same signature.
    const last = ALPHABET.indexOf(signature.slice(-1))
    for (let bits = 1; bits < 4; bits += 1) {
      const other = `${signature.slice(0, -1)}${ALPHABET[last ^ bits]}`
      expect(Buffer.from(other, 'base64url').equals(Buffer.from(signature, 'base64url'))).toBe(true)
      expect(await verify(`${header}.${claims}.${other}`)).toBeNull()
    }
  })

  it('not truncated, extended or changed anywhere', async () => {
    for (let length = 0; length < token.length; length += 1)
      expect(await verify(token.slice(0, length))).toBeNull()
    const mutation = fc.record({
      at: fc.nat(token.length - 1),
      to: fc.constantFrom(...ALPHABET, '.', '=', ' '),
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ at, to }) => {
        fc.pre(token[at] !== to)
        expect(await verify(`${token.slice(0, at)}${to}${token.slice(at + 1)}`)).toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  it('not with a claim twice', async () => {
    const text = JSON.stringify(payload())
    const twice = text.replace('"user_type":"patient"', '"user_type":"patient","user_type":"admin"')
    const escaped = text.replace('"user_type":"patient"', '"user_type":"patient","\\u0075ser_type":"admin"')
    expect(await verify(forge(HEADER, text))).not.toBeNull()
    expect(await verify(forge(HEADER, twice))).toBeNull()
    expect(await verify(forge(HEADER, escaped))).toBeNull()
    expect(await verify(forge('{"alg":"none","alg":"HS256"}', text))).toBeNull()
  })
})

describe('a token has bearable size and shape', () => {
  it('not longer than 8 KiB', async () => {
    const padded = (length: number) => forge(HEADER, JSON.stringify(payload({ padding: 'x'.repeat(length) })))
    expect(await verify(padded(5_000))).not.toBeNull()
    expect(await verify(padded(8_000))).toBeNull()
    expect(await verify('a'.repeat(10_000_000))).toBeNull()
  })

  it('not nested deeply, even with a right signature', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    const withClaim = (value: string) =>
      forge(HEADER, JSON.stringify(payload()).replace(/}$/, `,"x":${value}}`))
    expect(await verify(withClaim(nested(5)))).not.toBeNull()
    expect(await verify(withClaim(nested(6)))).toBeNull()
    expect(await verify(withClaim(nested(2_500)))).toBeNull()
    expect(await verify(forge(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`, '{}'))).toBeNull()
  })

  it('not with numbers that are none', async () => {
    for (const exp of [
      '1e999',
      '-1',
      '0',
      '"1e999"',
      '[9999999999]',
      'true',
      'NaN',
      '9999999999999999999999x',
    ]) {
      const text = JSON.stringify({ ...payload(), exp: 'EXP' }).replace('"EXP"', exp)
      expect(await verify(forge(HEADER, text))).toBeNull()
    }
  })

  it('never makes the verifier throw', async () => {
    const naughty = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets).toString('latin1')),
      fc.string().map((text) => forge(text, text, SECRET)),
    )
    await fc.assert(fc.asyncProperty(naughty, async (text) => expect(await verify(text)).toBeNull()))
  })
})
