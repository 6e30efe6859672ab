import { describe, expect, it } from 'bun:test'
import type { InboundResponse } from '../../src/http/message.ts'
import { reservedCookies } from '../../src/http/service-cookie.ts'
import type { Forwarding } from '../../src/proxy/forwarding.ts'
import { toResponse } from '../../src/proxy/inbound.ts'
import { createFakeClock } from '../policies/fake-clock.ts'
import { answer } from '../policies/requests.ts'
import { exchange } from './stage.ts'

const forwarding = (method: string): Forwarding => ({
  request: new Request('http://localhost/', { method }),
  exchange: exchange(),
  identity: null,
})

const responseOf = (inbound: Partial<InboundResponse>, method = 'GET') =>
  toResponse(answer(200, inbound), forwarding(method), {
    origin: { origins: new Set(['http://10.0.0.5:8004']), prefix: '' },
    reservedCookies: reservedCookies(['predicthealth_session']),
    originWide: 'stop',
    clock: createFakeClock(),
  })

const withFields = (...fields: string[]) => responseOf({ fields: ['Content-Type', 'text/plain', ...fields] })

describe('inbound response', () => {
  // Original defect E3.
  it('drops hop-by-hop fields and those named in Connection', () => {
    const { headers } = withFields(
      'Connection',
      'X-Internal, close',
      'X-Internal',
      '1',
      'Keep-Alive',
      'timeout=5',
      'Upgrade',
      'h2c',
      'Proxy-Authenticate',
      'Basic',
      'Transfer-Encoding',
      'chunked',
      'X-Kept',
      '2',
    )
    expect([...headers.keys()].sort()).toEqual(['cache-status', 'content-type', 'via', 'x-kept'])
  })

  it('says that the cache was passed by, unless the cache has spoken itself (RFC 9211)', () => {
    const statusOf = (...said: readonly string[]) =>
      withFields(...said.flatMap((value) => ['Cache-Status', value])).headers.get('cache-status')
    expect(statusOf()).toBe('predicthealth; fwd=bypass')
    expect(statusOf('origin; hit')).toBe('origin; hit, predicthealth; fwd=bypass')
    expect(statusOf('origin; hit', 'predicthealth; fwd=miss')).toBe('origin; hit, predicthealth; fwd=miss')
  })

  it('lets go of content where the status has none (RFC 9110 15.3.6)', () => {
    let released = false
    const content = new ReadableStream<Uint8Array>({
      cancel: () => {
        released = true
      },
    })
    expect(responseOf({ status: 205, content }).body).toBeNull()
    expect(released).toBe(true)
  })

  // Original defects A17, A22.
  it('hides the software of the service', () => {
    const { headers } = withFields('Server', 'uvicorn', 'X-Powered-By', 'x')
    expect(headers.has('server')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
  })

  it('leaves the rules of the origin to the gateway', () => {
    const { headers } = withFields(
      'Access-Control-Allow-Origin',
      '*',
      'Clear-Site-Data',
      '"*"',
      'Alt-Svc',
      'h3=":1"',
    )
    expect([...headers.keys()].sort()).toEqual(['cache-status', 'content-type', 'via'])
  })

  it('joins repeated fields but not cookies', () => {
    const { headers } = withFields(
      'Vary',
      'a',
      'vary',
      'b',
      'Set-Cookie',
      'a=1',
      'Set-Cookie',
      'b=2; Domain=x',
    )
    expect(headers.get('vary')).toBe('a, b')
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('never lets a service set the session cookie', () => {
    expect(withFields('Set-Cookie', 'predicthealth_session=evil; Path=/').headers.getSetCookie()).toEqual([])
  })

  it('names the type of every content', () => {
    expect(responseOf({ fields: [] }).headers.get('content-type')).toBe('application/octet-stream')
    expect(responseOf({ fields: [], content: null }).headers.has('content-type')).toBe(false)
  })

  it('keeps the length of what HEAD and 304 leave out', () => {
    const fields = ['Content-Length', '4242', 'ETag', '"x"']
    const head = responseOf({ fields, content: null }, 'HEAD')
    expect(head.headers.get('content-length')).toBe('4242')
    expect(head.body).toBeNull()
    expect(responseOf({ status: 304, fields, content: null }).headers.get('content-length')).toBe('4242')
  })

  it('does not let the server invent a length for HEAD where the service says none', () => {
    const { headers } = responseOf({ fields: [], content: null }, 'HEAD')
    expect([headers.get('transfer-encoding'), headers.get('content-length')]).toEqual(['chunked', null])
    const empty = responseOf({ status: 204, fields: [], content: null }, 'HEAD')
    expect(empty.headers.has('transfer-encoding')).toBe(false)
  })

  it.each([204, 205])('sends no content with %d', (status) => {
    const response = responseOf({ status, fields: ['Content-Length', '0'], content: null })
    expect([response.status, response.body, response.headers.has('content-length')]).toEqual([
      status,
      null,
      false,
    ])
  })

  it.each([100, 101, 103, 600, 999])('refuses a final answer of %d', (status) => {
    expect(() => responseOf({ status })).toThrow(expect.objectContaining({ code: 'bad_gateway' }))
  })

  it('keeps a redirect at the gateway', () => {
    const redirect = (location: string) =>
      responseOf({ status: 307, fields: ['Location', location], content: null }).headers.get('location')
    expect(redirect('http://10.0.0.5:8004/api/v1/doctors?x=1')).toBe('/api/v1/doctors?x=1')
    expect(() => redirect('http://evil.example/')).toThrow(expect.objectContaining({ code: 'bad_gateway' }))
  })

  it('does not turn a creation into a failure for a foreign Location', () => {
    const { status, headers } = responseOf({ status: 201, fields: ['Location', 'http://evil.example/1'] })
    expect([status, headers.has('location')]).toEqual([201, false])
  })

  it('survives a field named like a member of Object', () => {
    const { headers } = withFields('__proto__', 'x', 'constructor', 'y')
    expect(headers.get('constructor')).toBe('y')
  })
})
