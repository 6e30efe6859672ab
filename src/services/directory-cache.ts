import type { CacheUse } from '../http/message.ts'

/**
 * How answers about doctors and institutions are kept: never instead of asking, but while their service is down each user
 * sees what was read last, with its age. Nothing that tells of patients is kept (issue 4, line 6).
 */
export const DIRECTORY_CACHE: CacheUse = { scope: 'private', maxAgeSeconds: 0, staleIfErrorSeconds: 900 }
