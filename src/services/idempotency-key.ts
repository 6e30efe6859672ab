/** Also what may stand in a header field: a form's field may hold anything. */
const KEY = /^[\x21-\x7e]{1,255}$/

const keys = new WeakMap<Request, string>()

/** Notes the key that a form carries in a field, since browsers send no header with it. */
export const noteIdempotencyKey = (request: Request, key: string | undefined): void => {
  if (key !== undefined && KEY.test(key)) keys.set(request, key)
}

/** The key under which this request's work is done once: its `Idempotency-Key`, or that of its form. */
export const idempotencyKeyOf = (request: Request): string | null =>
  request.headers.get('idempotency-key') ?? keys.get(request) ?? null
