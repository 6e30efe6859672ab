import { describe, expect, it } from 'bun:test'
import { createAddressShare } from '../../src/plugins/address-share.ts'

describe('the share of one address', () => {
  it('is as many requests under way as there are places, and no more', () => {
    const share = createAddressShare(2)
    expect([share.enter('192.0.2.1'), share.enter('192.0.2.1')]).toEqual(['192.0.2.1', '192.0.2.1'])
    expect(share.enter('192.0.2.1')).toBeNull()
    share.leave('192.0.2.1')
    expect(share.enter('192.0.2.1')).toBe('192.0.2.1')
  })

  it('takes nothing from other addresses', () => {
    const share = createAddressShare(1)
    share.enter('192.0.2.1')
    expect(share.enter('192.0.2.2')).not.toBeNull()
  })

  it('is one for all addresses of an IPv6 line', () => {
    const share = createAddressShare(1)
    expect(share.enter('2001:db8::1')).not.toBeNull()
    expect(share.enter('2001:db8::2')).toBeNull()
    expect(share.enter('2001:db8:1::1')).not.toBeNull()
  })
})
