const KEY = /^[\x21-\x7e]{1,255}$/

/** Whether a text may be an `Idempotency-Key`: what stands in a header field, up to 255 characters. */
export const isIdempotencyKey = (value: string): boolean => KEY.test(value)
