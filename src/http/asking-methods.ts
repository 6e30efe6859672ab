/**
 * Methods outside RFC 9110 and RFC 5789 that a public further service gets to see: those that ask, and name no second
 * target. Not the others of WebDAV, whose `Destination` would lead out of the service's prefix, nor `PURGE`, which is for
 * those who run a cache. To the gateway they count as unsafe: never repeated, and what they touch leaves the cache.
 */
export const ASKING_METHODS: readonly string[] = [
  'M-SEARCH', // UPnP 1.1, 1.3.2
  'PROPFIND', // RFC 4918 9.1
  'QUERY', // draft-ietf-httpbis-safe-method-w-body
  'REPORT', // RFC 3253 3.6
  'SEARCH', // RFC 5323
]
