import { describe, expect, it } from 'bun:test'
import { matchEndpoint, toEndpoints } from '../../src/plugins/endpoint.ts'

const endpoints = toEndpoints([
  { method: 'ALL', path: '/patients/*', hooks: {} },
  { method: 'GET', path: '/patients/:id', hooks: {} },
  { method: 'GET', path: '/patients/me', hooks: {} },
  { method: 'GET', path: '/patients/:id', hooks: {} },
])

const matched = (method: string, path: string) => {
  const match = matchEndpoint(endpoints, method, path)
  return match && { path: match.endpoint.path, params: match.params }
}

describe('endpoints', () => {
  it('are listed once, by path', () => {
    expect(endpoints.map(({ path }) => path)).toEqual(['/patients/*', '/patients/:id', '/patients/me'])
  })

  it('prefer a word to a parameter to a wildcard, as the router does', () => {
    expect(matched('GET', '/patients/me')).toEqual({ path: '/patients/me', params: {} })
    expect(matched('GET', '/patients/7')).toEqual({ path: '/patients/:id', params: { id: '7' } })
    expect(matched('GET', '/patients/7/emails')?.path).toBe('/patients/*')
    expect(matched('DELETE', '/patients/7')?.path).toBe('/patients/*')
    expect(matched('GET', '/doctors')).toBeNull()
  })
})
