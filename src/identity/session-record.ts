import type { Claims } from './claims.ts'
import { isObject } from './strict-json.ts'

/*
 * What the store holds, one JSON text per key; `redis-cli KEYS 'access_token:*'` lists the sessions in use.
 *
 *   access_token:<jwt>      AccessEntry    lives as long as the session may stay idle, slides with use
 *   refresh_token:<jwt>     the sid        lives to the absolute end of the session; one per session
 *   session:<sid>           SessionRecord  the session itself: all that is changed, is changed here by one swap
 *   user_sessions:<userId>  SessionIndex   which sessions a user has, for the list and the kill switch
 *   record_users:<id>       user ids       whose sessions end when the record is deactivated; outlives them all
 *
 * Every time is epoch ms. What must not outlive a moment says so itself (`until`), so that an instance never depends on
 * the store's clock; the time to live of a key only cleans up behind.
 */
export const accessKey = (token: string): string => `access_token:${token}`
export const refreshKey = (token: string): string => `refresh_token:${token}`
export const sessionKey = (sid: string): string => `session:${sid}`
export const indexKey = (userId: string): string => `user_sessions:${userId}`
export const recordUsersKey = (referenceId: string): string => `record_users:${referenceId}`

/** All that a request needs to know, beside the claims in the token itself. */
export interface AccessEntry {
  readonly sid: string
  readonly created: number
  /** Absolute end. */
  readonly end: number
  /** Last use that was written down. */
  readonly seen: number
  readonly until: number
  /** The token that took this one's place, which then only serves requests in flight. */
  readonly next: string | null
}

export interface SessionRecord extends Claims {
  readonly sid: string
  readonly name: string | null
  readonly userAgent: string
  readonly address: string
  readonly created: number
  readonly end: number
  readonly seen: number
  /** Idle end without a refresh token, absolute end with one. */
  readonly until: number
  readonly access: string
  readonly retired: readonly Retired[]
  readonly refresh: { readonly token: string; readonly replaced: readonly Retired[] } | null
}

/** A token that was replaced; `until` it may still be used, or replayed for the same answer. */
export interface Retired {
  readonly token: string
  readonly until: number
}

/** Oldest first. */
export type SessionIndex = readonly { readonly sid: string; readonly created: number }[]

/** `null` for what this gateway did not write, such as the values of the gateway before it. */
export const parseAccessEntry = (text: string): AccessEntry | null => {
  const value = parsed(text)
  // Boundary: our own serialisation, told from foreign values by its members.
  return isObject(value) && 'sid' in value && 'until' in value ? (value as unknown as AccessEntry) : null
}

export const parseSessionRecord = (text: string): SessionRecord | null => {
  const value = parsed(text)
  // Boundary: as above.
  return isObject(value) && 'sid' in value && 'retired' in value ? (value as unknown as SessionRecord) : null
}

export const parseSessionIndex = (text: string): SessionIndex => {
  const value = parsed(text)
  return Array.isArray(value) ? value : []
}

export const parseUserIds = (text: string): readonly string[] => {
  const value = parsed(text)
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
