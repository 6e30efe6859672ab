import { Buffer } from 'node:buffer'
import type { StoredResponse } from '../http/stored-response.ts'
import type { CacheStore } from './cache-store.ts'
import { type RedisCommands, toTtlArgument } from './redis-commands.ts'

const PREFIX = 'cache:'
const NOTHING: readonly StoredResponse[] = []

/**
 * Responses for all instances of the gateway, so that a change seen by one is known to all. A Redis that does not answer, or
 * a value that cannot be read, is a cache that has nothing; only forgetting must not fail unseen.
 */
export const createRedisCacheStore = (redis: RedisCommands): CacheStore => ({
  async get(key) {
    const text = await redis.send(PREFIX + key, 'GET', PREFIX + key).catch(() => null)
    return typeof text === 'string' ? parseResponses(text) : NOTHING
  },
  async set(key, responses, ttlMs) {
    const text = JSON.stringify(responses, encodeOctets)
    await redis.send(PREFIX + key, 'SET', PREFIX + key, text, 'PX', toTtlArgument(ttlMs))
  },
  async delete(key) {
    await redis.send(PREFIX + key, 'DEL', PREFIX + key)
  },
})

const encodeOctets = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value

const decodeOctets = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
    ? new Uint8Array(Buffer.from(value.base64, 'base64'))
    : value

/** Boundary: only this file writes under the prefix. */
const parseResponses = (text: string): readonly StoredResponse[] => {
  try {
    const responses: unknown = JSON.parse(text, decodeOctets)
    return Array.isArray(responses) ? (responses as StoredResponse[]) : NOTHING
  } catch {
    return NOTHING
  }
}
