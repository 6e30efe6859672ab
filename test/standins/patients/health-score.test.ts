import { describe, expect, it } from 'bun:test'
import { toBmi, toHealthScore } from '../../../src/standins/patients/health-score.ts'
import { toPythonJson } from '../../../src/standins/server/python-json.ts'

describe('health score', () => {
  const well = { conditions: 0, medications: 0, smoker: false, alcohol: false, activityMinutes: 0 }

  it('subtracts burdens, adds activity, stays within 0 and 100', () => {
    expect(toHealthScore(well)).toBe(100)
    expect(toHealthScore({ ...well, activityMinutes: 300 })).toBe(100)
    expect(toHealthScore({ ...well, smoker: true, alcohol: true, activityMinutes: 75 })).toBe(80)
    expect(toHealthScore({ ...well, conditions: 2, medications: 1, activityMinutes: 150 })).toBe(85)
    expect(toHealthScore({ ...well, conditions: 11 })).toBe(0)
  })
})

describe('body mass index', () => {
  const bmi = (height: number | null, weight: number | null) => toPythonJson(toBmi(height, weight))

  it('has one decimal, always written, and a class', () => {
    expect(bmi(200, 100)).toBe('{"bmi":25.0,"bmi_classification":"Sobrepeso 🟠"}')
    expect(bmi(180, 55)).toContain('Bajo peso')
    expect(bmi(170, 64)).toContain('Normal')
    expect(
      [bmi(170, 90), bmi(170, 104), bmi(170, 120)].map((text) => text.match(/Obesidad (I+)/)?.[1]),
    ).toEqual(['I', 'II', 'III'])
  })

  it('is null when a measure is missing', () => {
    expect(bmi(170, null)).toBe('{"bmi":null,"bmi_classification":null}')
  })
})
