import { describe, expect, it } from 'bun:test'
import { Float, toPythonJson } from '../../../src/standins/server/python-json.ts'

describe('python json', () => {
  it('keeps the point of a whole float', () => {
    expect(toPythonJson({ fee: new Float(950), bmi: new Float(25.04), age: 46 })).toBe(
      '{"fee":950.0,"bmi":25.04,"age":46}',
    )
  })

  it('is compact, ordered, and leaves UTF-8 alone', () => {
    expect(toPythonJson({ z: ['Ñandú "x"', null, true], a: {}, empty: [] })).toBe(
      '{"z":["Ñandú \\"x\\"",null,true],"a":{},"empty":[]}',
    )
  })
})
