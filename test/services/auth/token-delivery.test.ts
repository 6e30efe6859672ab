import { describe, expect, it } from 'bun:test'
import { isTokenReader } from '../../../src/services/auth/token-delivery.ts'

const reads = (headers: Record<string, string>) => isTokenReader(new Headers(headers))

describe('the token in the content of a login answer (A11)', () => {
  it('is for clients that are no browsers', () => {
    expect(reads({})).toBe(true)
    expect(reads({ 'x-client-type': 'desktop', 'sec-fetch-site': 'none' })).toBe(true)
  })

  it('is never for a browser', () => {
    for (const name of ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'])
      expect(reads({ [name]: 'x' })).toBe(false)
    for (const type of ['browser', 'Web', ' web ']) expect(reads({ 'x-client-type': type })).toBe(false)
  })
})
