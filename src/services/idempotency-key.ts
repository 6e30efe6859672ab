import { isIdempotencyKey } from '../http/idempotency-key.ts'

const keys = new WeakMap<Request, string>()

/** Notes the key that a form carries in a field, since browsers send no header with it; a field may hold anything. */
export const noteIdempotencyKey = (request: Request, key: string | undefined): void => {
  if (key !== undefined && isIdempotencyKey(key)) keys.set(request, key)
}

/** The key under which this request's work is done once: its `Idempotency-Key`, or that of its form. */
export const idempotencyKeyOf = (request: Request): string | null =>
  request.headers.get('idempotency-key') ?? keys.get(request) ?? null
