import { describe, expect, it } from 'bun:test'
import { localeCookie, localeOf } from '../../src/web/locale.ts'

const headers = (fields: Readonly<Record<string, string>>) => new Headers(fields)

describe('the language of a page', () => {
  it('is Spanish when nobody says anything', () => {
    expect(localeOf(headers({}))).toBe('es')
  })

  it.each([
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.5, es;q=0.8', 'es'],
    ['en;q=0, es;q=0.1', 'es'],
    ['de', 'es'],
  ] as const)('of %s is %s', (field, locale) => {
    expect(localeOf(headers({ 'accept-language': field }))).toBe(locale)
  })

  it('is what the person chose, before what the browser says', () => {
    const chosen = localeCookie('en', false).split(';')[0] ?? ''
    expect(localeOf(headers({ cookie: chosen, 'accept-language': 'es' }))).toBe('en')
  })

  it('ignores a choice that does not exist', () => {
    expect(localeOf(headers({ cookie: 'predicthealth_locale=xx' }))).toBe('es')
  })
})
