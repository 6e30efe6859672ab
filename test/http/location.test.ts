import { describe, expect, it } from 'bun:test'
import { toOurLocation } from '../../src/http/location.ts'

const service = { origins: new Set(['http://10.0.0.5:8004', 'http://[::1]:8004']), prefix: '' }

describe('Location of a service', () => {
  it.each([
    ['http://10.0.0.5:8004/api/v1/patients?limit=1#top', '/api/v1/patients?limit=1#top'],
    ['HTTP://10.0.0.5:8004', '/'],
    ['http://[::1]:8004/x', '/x'],
    // uvicorn: the scheme of X-Forwarded-Proto, its own Host
    ['https://10.0.0.5:8004/x', '/x'],
    // Django, Spring: X-Forwarded-Host
    ['https://clinic.example/lab/x?y', '/lab/x?y'],
    ['/api/v1/patients', '/api/v1/patients'],
    ['?page=2', '?page=2'],
    ['next', 'next'],
  ])('turns %p into %p', (location, value) => {
    expect(toOurLocation(location, service, 'clinic.example')).toEqual({ kind: 'ours', value })
  })

  it('puts a stripped prefix back in front of what an absolute reference names', () => {
    const stripped = { ...service, prefix: '/lab' }
    expect(toOurLocation('http://10.0.0.5:8004/results/1', stripped, 'clinic.example')).toEqual({
      kind: 'ours',
      value: '/lab/results/1',
    })
    expect(toOurLocation('https://clinic.example/lab/1', stripped, 'clinic.example')).toEqual({
      kind: 'ours',
      value: '/lab/1',
    })
    expect(toOurLocation('/results/1', stripped, 'clinic.example')).toEqual({
      kind: 'ours',
      value: '/results/1',
    })
  })

  it.each([
    'http://evil.example/',
    'ftp://10.0.0.5:8004/',
    'https://clinic.example.evil.example/',
    'https://clinic.example:8443/',
    'https://clinic.example@evil.example/',
    'http://10.0.0.5:8005/',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    'http://10.0.0.5:8004//evil.example',
    'http://user:pass@10.0.0.5:8004/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/a\tb',
    ' //evil.example',
    'http://base.invalid/x',
    'http://[',
  ])('calls %p elsewhere', (location) => {
    expect(toOurLocation(location, service, 'clinic.example')).toEqual({ kind: 'elsewhere' })
  })
})
