import { describe, expect, it } from 'bun:test'
import { connectionOptions, isHopByHop } from '../../src/http/hop-by-hop.ts'

describe('hop-by-hop fields (RFC 9110 7.6.1)', () => {
  it.each([
    'connection',
    'keep-alive',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'proxy-authenticate',
  ])('counts %s', (name) => {
    expect(isHopByHop(name)).toBe(true)
  })

  it('reads the names a Connection value declares, in any case and spacing', () => {
    expect(connectionOptions('close, X-Internal ,  keep-alive,FOO')).toEqual(new Set(['x-internal', 'foo']))
  })

  it.each([null, 'close', 'keep-alive', 'Keep-Alive, close', ' , '])('declares nothing by %p', (value) => {
    expect(connectionOptions(value)).toBeNull()
  })
})
