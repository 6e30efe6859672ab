import { describe, expect, it } from 'bun:test'
import fc from 'fast-check'
import { parseStrictJson } from '../../src/identity/strict-json.ts'

describe('strict JSON', () => {
  it('reads what JSON.parse reads, when no name is repeated', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(3), (value, space) => {
        const text = JSON.stringify(value, null, space)
        expect(parseStrictJson(text, 1_000)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses a member that is named twice, on any level and in any spelling', () => {
    for (const text of [
      '{"exp":1,"exp":2}',
      '{"exp":1,"\\u0065xp":2}',
      '{"a":{"b":1,"b":1}}',
      '{"a":[{"b":1,"b" : 1}]}',
      '{"a":1,"b":{"a":1},"a":1}',
    ]) {
      expect(parseStrictJson(text, 10)).toBeNull()
    }
  })

  it('allows one name on different levels, and names inside of text', () => {
    expect(parseStrictJson('{"a":{"a":[{"a":1},{"a":2}]},"b":"{\\"a\\":1,\\"a\\":2}"}', 10)).not.toBeNull()
  })

  it('refuses what nests deeper than allowed', () => {
    expect(parseStrictJson('{"a":[[1]]}', 3)).toEqual({ a: [[1]] })
    expect(parseStrictJson('{"a":[[1]]}', 2)).toBeNull()
    expect(parseStrictJson(`{"a":${'['.repeat(100_000)}`, 6)).toBeNull()
  })

  it('refuses text that never ends', () => {
    expect(parseStrictJson('{"a":"b', 6)).toBeNull()
    expect(parseStrictJson(`{"a":${'"\\'.repeat(50_000)}`, 6)).toBeNull()
  })
})
