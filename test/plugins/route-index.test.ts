import { describe, expect, it } from 'bun:test'
import { createRouteIndex } from '../../src/plugins/route-index.ts'
import { type RouteRule, ruled } from '../../src/plugins/rule.ts'

const rule = (summary: string): RouteRule => ({ summary, access: 'public' })
const route = (method: string, path: string, declared?: RouteRule) => ({
  method,
  path,
  hooks: declared ? ruled(declared) : {},
})

describe('route index', () => {
  it('finds the rule by method and template, HEAD with GET, others with ALL', () => {
    const index = createRouteIndex([route('GET', '/a/:id', rule('get')), route('ALL', '/b/*', rule('all'))])
    expect(index.ruleOf('GET', '/a/:id')?.summary).toBe('get')
    expect(index.ruleOf('HEAD', '/a/:id')?.summary).toBe('get')
    expect(index.ruleOf('POST', '/a/:id')).toBeNull()
    expect(index.ruleOf('PATCH', '/b/*')?.summary).toBe('all')
  })

  it('knows no rule for a route that declares none', () => {
    expect(createRouteIndex([route('GET', '/x')]).ruleOf('GET', '/x')).toBeNull()
  })

  it('refuses two rules for one route', () => {
    expect(() =>
      createRouteIndex([route('GET', '/x', rule('one')), route('GET', '/x', rule('two'))]),
    ).toThrow('two different rules for GET /x')
    expect(() => createRouteIndex([route('GET', '/x', rule('one')), route('GET', '/x')])).toThrow()
    expect(() =>
      createRouteIndex([route('GET', '/x', rule('one')), route('GET', '/x', rule('one'))]),
    ).not.toThrow()
  })

  it('lists the methods at a path', () => {
    const index = createRouteIndex([
      route('GET', '/a/:id'),
      route('PUT', '/a/:id'),
      route('ALL', '/b/*'),
      route('GET', '/c.d'),
    ])
    expect(index.methodsAt('/a/7')).toEqual(['GET', 'HEAD', 'PUT'])
    expect(index.methodsAt('/a/7/')).toEqual(['GET', 'HEAD', 'PUT'])
    expect(index.methodsAt('/a/7/x')).toEqual([])
    expect(index.methodsAt('/cxd')).toEqual([])
    expect(index.methodsAt('/b/x/y')).toContain('DELETE')
  })
})
