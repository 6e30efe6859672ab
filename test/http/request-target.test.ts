import { describe, expect, it } from 'bun:test'
import fc from 'fast-check'
import { canonicalPath, splitUrl } from '../../src/http/request-target.ts'

describe('canonical path', () => {
  it('undoes needless escapes and writes the others in upper case', () => {
    expect(canonicalPath('/%61pi/%7euser/%c3%a9')).toBe('/api/~user/%C3%A9')
  })

  it('is settled: a second reading changes nothing', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const once = canonicalPath(path)
        if (once !== null) expect(canonicalPath(once)).toBe(once)
      }),
    )
  })

  it('never lets a decoder further on see a slash, a dot segment or a control character that was not there', () => {
    const piece = fc.constantFrom(
      'a',
      '/',
      '%2f',
      '%2e',
      '.',
      '%5c',
      '%25',
      '%00',
      '%2F',
      '%252e',
      ';',
      '%',
      '\\',
      '%0a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = `/${pieces.join('')}`
        const canonical = canonicalPath(path)
        if (canonical === null) return
        const decoded = decodeURIComponent(canonical)
        expect(decoded.split('/').length).toBe(canonical.split('/').length)
        expect(decoded).not.toMatch(/[\\%\p{Cc}]|\/\.{1,2}(?:[/;]|$)/u)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    '/a%2fb',
    '/a%2Fb',
    '/a%5cb',
    '/a\\b',
    '/a%00',
    '/a%0d%0ab',
    '/a%7f',
    '/%252e%252e/a',
    '/a%25',
    '/a%zz',
    '/a%',
    '/a%2',
    '/../a',
    '/a/..',
    '/a/.',
    '/%2e%2e/a',
    '/.%2e/a',
    '/a/..;x=1/b',
    '//a',
    '/a//b',
    '/a b',
    '/a\tb',
    '/é',
    'a',
    '',
    '/%u002e',
    '/%c0%af',
    '/%e0%80%af',
    '/%ff',
  ])('refuses %s', (path) => expect(canonicalPath(path)).toBeNull())
})

describe('URL of a server', () => {
  it('is taken apart without normalising', () => {
    expect(splitUrl('http://x/ab/admin?q=/..')).toEqual({
      scheme: 'http',
      authority: 'x',
      path: '/ab/admin',
      search: '?q=/..',
    })
  })

  it.each(['/a', 'localhost:80', 'http://h', 'http:///a', 'http://h?/a', 'http://h/a#b', 'ftp://h/a'])(
    'refuses %s',
    (url) => expect(splitUrl(url)).toBeNull(),
  )
})
