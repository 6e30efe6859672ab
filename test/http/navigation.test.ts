import { expect, it } from 'bun:test'
import { isNavigation } from '../../src/http/navigation.ts'

it.each([
  [{ 'sec-fetch-mode': 'navigate', accept: '*/*' }, true],
  [{ 'sec-fetch-mode': 'cors', accept: 'text/html' }, false],
  [{ accept: 'text/html,application/xhtml+xml' }, true],
  [{ accept: 'application/json' }, false],
  [{ accept: '*/*' }, false],
  [{}, false],
])('%o is a person waiting for a page: %p', (fields, expected) => {
  expect(isNavigation(new Headers(fields as Record<string, string>))).toBe(expected)
})
