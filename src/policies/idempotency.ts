import { Buffer } from 'node:buffer'
import { createHash, createHmac, type Hash, hkdfSync } from 'node:crypto'
import { BadRequest, KeyInUse, KeyReused, ServiceUnavailable } from '../errors.ts'
import { discardContent } from '../http/discard-content.ts'
import { endToEndFields } from '../http/field-list.ts'
import { isIdempotencyKey } from '../http/idempotency-key.ts'
import type { InboundResponse, OutboundRequest, Send } from '../http/message.ts'
import { TransportFailure } from '../http/transport-failure.ts'
import { collectContent } from './collect-content.ts'
import { digestContent, readThrough } from './content-digest.ts'
import type { IdempotencyRecord, IdempotencyStore } from './idempotency-store.ts'
import type { Policy } from './policy.ts'

export interface IdempotencyOptions {
  readonly store: IdempotencyStore
  /** Keeps services apart that share a store. */
  readonly service: string
  /** Of all instances: content is told apart by it, so that whoever reads the store cannot try passwords against it. */
  readonly secretKey: string
}

/** Issue 4 item 3: first answers are kept for a day, and so is a key whose request may have been carried out unanswered. */
const KEPT_MS = 24 * 60 * 60 * 1_000
/** Answers that say "not now": the same key may be tried again. */
const NOT_FINAL = new Set([401, 408, 409, 425, 429])
const RETRY_AFTER_SECONDS = 1

/**
 * Does what is asked with an `Idempotency-Key` once: a repetition gets the first answer (`Idempotency-Replayed: true`), one
 * that comes too early 409, one with another content 422. A key is bound to its user and to method, target and content.
 * Content that streams is read through to compare it. Rejects with `ServiceUnavailable` when the store does not answer: better not at all
 * than twice.
 */
export const createIdempotency = ({ store, service, secretKey }: IdempotencyOptions): Policy => {
  const contentKey = Buffer.from(hkdfSync('sha256', secretKey, '', 'predicthealth idempotency', 32))
  const unavailable = (cause: unknown): never => {
    throw new ServiceUnavailable(null, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS })
  }

  /** `read`: see `DigestedContent.digest`; a request whose content did not reach its end was not carried out. */
  const carryOut = async (request: OutboundRequest, key: string, read: () => string | null, next: Send) => {
    let response: InboundResponse
    try {
      response = await next(request)
    } catch (cause) {
      const isUnsettled = !isUndone(cause) && read() !== null
      if (!isUnsettled) await store.release(key).catch(() => undefined)
      throw cause
    }
    const { content, whole } = collectContent(response.content)
    const kept = whole.then(async (octets) => {
      const fingerprint = read()
      const isRefused = fingerprint === null && response.status >= 400
      if (response.status >= 500 || NOT_FINAL.has(response.status) || isRefused) return store.release(key)
      if (octets === undefined || fingerprint === null) return undefined
      return store.replace(key, toRecord(response, octets, fingerprint), KEPT_MS)
    })
    // A store that fails now must not make what was done look undone.
    if (!(content instanceof ReadableStream)) await kept.catch(() => undefined)
    else kept.catch(() => undefined)
    return { ...response, content }
  }

  const doOnce = async (request: OutboundRequest, idempotencyKey: string, next: Send) => {
    if (!isIdempotencyKey(idempotencyKey)) throw new BadRequest('Idempotency-Key no es válida.')
    const owner = request.subject ?? request.flow ?? ''
    const key = digest(createHash('sha256'), service, owner, idempotencyKey)
    const hash = createHmac('sha256', contentKey)
    for (const part of [request.method, request.target]) hash.update(`${part.length}:`).update(part)
    const { content, digest: read } = digestContent(request.content, hash)
    const running: IdempotencyRecord = { state: 'running', fingerprint: read() ?? STREAMED }
    const first = await store.claim(key, running, KEPT_MS).catch(unavailable)
    if (first === null) return carryOut({ ...request, content }, key, read, next)
    if (first.state === 'done') await readThrough(content)
    else discardContent(content)
    return replay(first, read() ?? STREAMED)
  }
  return (next) =>
    function once(request) {
      const { idempotencyKey } = request
      return idempotencyKey === null || !isChange(request)
        ? next(request)
        : doOnce(request, idempotencyKey, next)
    }
}

/** In the place of a fingerprint while a content streams that nobody has read to its end. */
const STREAMED = 'streamed'

const isChange = ({ method }: OutboundRequest): boolean => method === 'POST' || method === 'PATCH'

/** Whether the failure says that the service did nothing. */
const isUndone = (cause: unknown): boolean => !(cause instanceof TransportFailure) || cause.sent === 'never'

const digest = (hash: Hash, ...parts: readonly string[]): string => {
  // The length in front keeps ("ab", "c") and ("a", "bc") apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('base64url')
}

const toRecord = (
  { status, fields }: InboundResponse,
  content: Uint8Array | null,
  fingerprint: string,
): IdempotencyRecord => ({
  state: 'done',
  fingerprint,
  status,
  fields: endToEndFields(fields),
  content: content === null ? null : Buffer.from(content).toString('base64'),
})

const replay = (first: IdempotencyRecord, fingerprint: string): InboundResponse => {
  const isAnother = first.fingerprint !== fingerprint
  // A content that was not read yet cannot be called another one.
  const isRead = first.fingerprint !== STREAMED && fingerprint !== STREAMED
  if (isAnother && isRead) {
    throw new KeyReused('Esta clave de idempotencia ya se usó con otros datos.')
  }
  if (first.state === 'running' || isAnother) {
    throw new KeyInUse('Esta solicitud ya está en curso o no sabemos si terminó.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    })
  }
  const content = first.content === null ? null : new Uint8Array(Buffer.from(first.content, 'base64'))
  return {
    status: first.status,
    reason: '',
    fields: [...first.fields, 'Idempotency-Replayed', 'true'],
    content,
  }
}
