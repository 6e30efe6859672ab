import { describe, expect, it } from 'bun:test'
import { responseDirectives } from '../../src/http/response-directives.ts'
import { parseSurrogateControl } from '../../src/http/surrogate-control.ts'

describe('Surrogate-Control (W3C Edge Architecture)', () => {
  it.each<[string, [string, string | null][]]>([
    ['max-age=60', [['max-age', '60']]],
    ['MaX-AgE=60', [['max-age', '60']]],
    ['max-age=60+30', [['max-age', '60']]],
    [
      'no-store, max-age=60',
      [
        ['no-store', null],
        ['max-age', '60'],
      ],
    ],
    ['max-age=10, max-age=60', [['max-age', '10']]],
    ['content="ESI/1.0, max-age=9", max-age=60', [['max-age', '60']]],
    ['max-age=60;predicthealth', [['max-age', '60']]],
    ['max-age=10 ; predicthealth, no-store', [['max-age', '10']]],
    ['max-age=60;another', []],
    ['max-age =60', []],
    ['max-age= 60', []],
    ['max-age=-1', []],
    ['max-age="60"', []],
    ['max-age', []],
    ['no-store-remote', []],
    ['content="ESI/1.0"', []],
    ['', []],
  ])('%p', (value, expected) => {
    expect([...parseSurrogateControl(value)]).toEqual(expected)
  })
})

describe('response directives', () => {
  const names = (...fields: string[]) => [...responseDirectives(fields).keys()]

  it('are those of Surrogate-Control instead of Cache-Control', () => {
    expect(names('Cache-Control', 'no-store', 'Surrogate-Control', 'max-age=60')).toEqual(['max-age'])
    expect(names('Cache-Control', 'max-age=60', 'Surrogate-Control', 'no-store')).toEqual(['no-store'])
  })

  it('are those of Cache-Control where Surrogate-Control says nothing to the gateway', () => {
    for (const value of ['foo', 'max-age=60;another', '', 'max-age=x'])
      expect(names('Cache-Control', 'private', 'Surrogate-Control', value)).toEqual(['private'])
  })

  it('are not those for content delivery networks', () => {
    expect(names('Cache-Control', 'no-store', 'CDN-Cache-Control', 'max-age=60')).toEqual(['no-store'])
  })
})
