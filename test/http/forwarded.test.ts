import { describe, expect, it } from 'bun:test'
import { toForwarded } from '../../src/http/forwarded.ts'

describe('Forwarded (RFC 7239)', () => {
  it('names client, host and scheme', () => {
    expect(toForwarded('192.0.2.7', 'clinic.example', 'https')).toBe(
      'for=192.0.2.7;host=clinic.example;proto=https',
    )
  })

  it('brackets and quotes an IPv6 address (section 6)', () => {
    expect(toForwarded('2001:db8::1', 'clinic.example', 'http')).toStartWith('for="[2001:db8::1]";')
  })

  it('quotes a host with a port (section 4)', () => {
    expect(toForwarded('192.0.2.7', 'localhost:5000', 'http')).toContain('host="localhost:5000"')
  })
})
