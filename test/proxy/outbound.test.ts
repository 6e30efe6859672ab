import { describe, expect, it } from 'bun:test'
import { reservedCookies } from '../../src/http/service-cookie.ts'
import type { Forwarding } from '../../src/proxy/forwarding.ts'
import { type ClientCredentials, toOutbound } from '../../src/proxy/outbound.ts'
import { exchange, fieldOf } from './stage.ts'

const identity = { userId: 'u-1', role: 'doctor', token: 'gateway.signed.token' }
const noContent = { content: null, length: null }

const outboundOf = (
  headers: Record<string, string>,
  forwarding: Partial<Forwarding> = {},
  credentials: ClientCredentials = 'replace',
) =>
  toOutbound(
    {
      request: new Request('http://localhost/x', { headers }),
      exchange: exchange({ path: '/api/v1/patients/7', search: '?a=b' }),
      identity: null,
      ...forwarding,
    },
    noContent,
    15_000,
    { credentials, reservedCookies: reservedCookies(['predicthealth_session']), prefix: '' },
  )

describe('outbound request', () => {
  it('asks for the path that was matched and the query as received', () => {
    expect(outboundOf({}).target).toBe('/api/v1/patients/7?a=b')
    expect(outboundOf({}, { target: '/results' }).target).toBe('/results')
  })

  // Original defect E5.
  it('says where the request comes from', () => {
    const { fields } = outboundOf({
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil',
      forwarded: 'for=6.6.6.6',
    })
    expect(fieldOf(fields, 'x-forwarded-for')).toBe('192.0.2.7')
    expect(fieldOf(fields, 'x-forwarded-host')).toBe('clinic.example')
    expect(fieldOf(fields, 'x-forwarded-proto')).toBe('https')
    expect(fieldOf(fields, 'forwarded')).toBe('for=192.0.2.7;host=clinic.example;proto=https')
    expect(fieldOf(fields, 'x-request-id')).toBe('0190b5c2-7d3e-4f00-8a61-9f0d1c2b3a45')
  })

  it('adds itself to Via', () => {
    expect(fieldOf(outboundOf({ via: '1.1 edge' }).fields, 'via')).toBe('1.1 edge, 1.1 predicthealth')
  })

  it('continues a trace only when the exchange says so', () => {
    const received = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const tracestate = 'vendor=opaque'
    const continued = outboundOf({}, { exchange: exchange({ traceparent: received, tracestate }) }).fields
    expect([fieldOf(continued, 'traceparent'), fieldOf(continued, 'tracestate')]).toEqual([
      received,
      tracestate,
    ])
    const { fields } = outboundOf({ traceparent: received, tracestate })
    expect(fieldOf(fields, 'traceparent')).not.toBe(received)
    expect(fieldOf(fields, 'tracestate')).toBeNull()
  })

  it('says who is asking', () => {
    const { fields, subject, flow } = outboundOf(
      { authorization: 'Bearer client', 'x-user-id': 'evil' },
      { identity },
    )
    expect(fieldOf(fields, 'authorization')).toBe('Bearer gateway.signed.token')
    expect(fieldOf(fields, 'x-user-id')).toBe('u-1')
    expect(fieldOf(fields, 'x-user-type')).toBe('doctor')
    expect([subject, flow]).toEqual(['u-1', 'u-1'])
  })

  it('cannot lose its own fields to a Connection option of the client', () => {
    const { fields } = outboundOf(
      { connection: 'X-User-ID, Authorization, X-Forwarded-For, X-Secret', 'x-secret': '1' },
      { identity },
    )
    expect(fieldOf(fields, 'x-user-id')).toBe('u-1')
    expect(fieldOf(fields, 'authorization')).toBe('Bearer gateway.signed.token')
    expect(fieldOf(fields, 'x-forwarded-for')).toBe('192.0.2.7')
    expect(fieldOf(fields, 'x-secret')).toBeNull()
  })

  it('keeps the credentials of the client to itself', () => {
    const { fields } = outboundOf({ authorization: 'Bearer x', cookie: 'a=1; predicthealth_session=s' })
    expect(fieldOf(fields, 'authorization')).toBeNull()
    expect(fieldOf(fields, 'cookie')).toBeNull()
  })

  it('passes them to a public further service, but never its own cookie', () => {
    const { fields } = outboundOf(
      { authorization: 'Basic x', cookie: 'a=1; predicthealth_session=s' },
      {},
      'pass',
    )
    expect(fieldOf(fields, 'authorization')).toBe('Basic x')
    expect(fieldOf(fields, 'cookie')).toBe('a=1')
  })

  it('knows the idempotency key', () => {
    expect(outboundOf({ 'idempotency-key': 'k-1' }).idempotencyKey).toBe('k-1')
    expect(outboundOf({}).idempotencyKey).toBeNull()
  })
})
