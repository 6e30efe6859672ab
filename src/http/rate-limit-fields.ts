/** So many requests in so many seconds. */
export interface LimitPolicy {
  readonly name: string
  readonly quota: number
  readonly windowSeconds: number
}

/** `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10, section 3). */
export const toRateLimitPolicy = ({ name, quota, windowSeconds }: LimitPolicy): string =>
  `"${name}";q=${quota};w=${windowSeconds}`

/** `RateLimit`: what is left, and in how many seconds the quota is whole again (same draft, section 4). */
export const toRateLimit = (policy: LimitPolicy, remaining: number, resetSeconds: number): string =>
  `"${policy.name}";r=${remaining};t=${resetSeconds}`
