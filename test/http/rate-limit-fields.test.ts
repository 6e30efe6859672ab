import { expect, it } from 'bun:test'
import { toRateLimit, toRateLimitPolicy } from '../../src/http/rate-limit-fields.ts'

it('writes the fields of draft-ietf-httpapi-ratelimit-headers-10', () => {
  const policy = { name: 'login', quota: 30, windowSeconds: 60 }
  expect(toRateLimitPolicy(policy)).toBe('"login";q=30;w=60')
  expect(toRateLimit(policy, 7, 42)).toBe('"login";r=7;t=42')
})
