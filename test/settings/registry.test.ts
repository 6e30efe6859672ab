import { describe, expect, it } from 'bun:test'
import { SETTINGS } from '../../src/settings/registry.ts'

describe('the words of the settings', () => {
  it.each(['es', 'en'] as const)('tell each from every other (%s)', (locale) => {
    const labels = Object.values(SETTINGS).map(({ words }) => words[locale].label)
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
  })
})
