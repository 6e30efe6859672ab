import { describe, expect, it } from 'bun:test'
import { toFieldRecord } from '../../src/http/field-record.ts'

const FIELDS: [string, string][] = [
  ['Accept', '*/*'],
  ['X-One', '1'],
  ['x-one', '2'],
  ['__proto__', 'own'],
]

describe('field record', () => {
  it('names fields in lower case, joins those that repeat and keeps odd names as they are', () => {
    const record = toFieldRecord(new Headers(FIELDS))
    expect(Object.entries(record).sort()).toEqual([
      ['__proto__', 'own'],
      ['accept', '*/*'],
      ['x-one', '1, 2'],
    ])
  })

  it('leaves out Set-Cookie, which no request has', () => {
    expect(toFieldRecord(new Headers([['set-cookie', 'a=1']]))).toEqual({})
  })
})
