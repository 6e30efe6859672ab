import { describe, expect, it } from 'bun:test'
import { isStoppedClientField } from '../../src/http/client-field.ts'

describe('fields a client may not set', () => {
  it.each([
    'authorization',
    'cookie',
    'x-user-id',
    'x-user-type',
    'x-user-anything',
    'x-remote-user',
    'x-auth-request-email',
    'x-ssl-client-verify',
    'client-cert',
    'x-forwarded',
    'x-forwarded-for',
    'x-host',
    'x-forwarded-prefix',
    'forwarded',
    'via',
    'x-real-ip',
    'x-request-id',
    'x-request-timeout-ms',
    'traceparent',
    'x-http-method-override',
    'x-original-url',
    'proxy',
    'proxy-authorization',
    'te',
    'upgrade',
    'connection',
    'host',
    'content-length',
    'transfer-encoding',
    'expect',
  ])('stops %s', (name) => {
    expect(isStoppedClientField(name)).toBe(true)
  })

  it.each([
    'x_user_id',
    'x_user-type',
    'x_forwarded_for',
    'content_length',
    'transfer_encoding',
    'x_real-ip',
    'x.user.id',
    'x-user_id',
    'x~forwarded!for',
  ])('stops %s, which WSGI servers read with hyphens', (name) => {
    expect(isStoppedClientField(name)).toBe(true)
  })

  it.each([
    'accept',
    'accept-encoding',
    'content-type',
    'range',
    'if-none-match',
    'x-custom',
    'my_field',
    'idempotency-key',
  ])('lets %s pass', (name) => {
    expect(isStoppedClientField(name)).toBe(false)
  })
})
