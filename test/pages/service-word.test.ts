import { describe, expect, it } from 'bun:test'
import { catalogue } from '../../pages/messages/catalogue.ts'
import { kindWord } from '../../pages/patient/contact-kinds.ts'
import { severityOf, severityRank } from '../../pages/patient/severity.ts'
import { serviceWord } from '../../pages/service-word.ts'
import { createFrame } from './frames.ts'

describe('a word of a service', () => {
  const { kinds } = catalogue.es.patient.profile

  it.each([
    ['work', 'Trabajo'],
    ['WORK', 'Trabajo'],
    [' home ', 'Casa'],
  ])('is told in the reader’s language when it is known: %p', (said, shown) => {
    expect(serviceWord(kinds, said)).toBe(shown)
  })

  it.each([
    ['laboral', 'Laboral'],
    ['LIFE_THREATENING', 'Life threatening'],
    ['workPhone', 'Work phone'],
    ['hospital_general', 'Hospital general'],
    ['IMSS', 'IMSS'],
    ['ñandú', 'Ñandú'],
    ['constructor', 'Constructor'],
    ['__proto__', 'Proto'],
    ['', ''],
  ])('is shown as the service says it, and never as code, when it is not: %p', (said, shown) => {
    expect(serviceWord(kinds, said)).toBe(shown)
  })

  it('is nothing where the service says nothing', () => {
    expect(kindWord(createFrame('es'), null)).toBe('')
  })
})

describe('a severity', () => {
  it('is known however it is spelt', () => {
    expect(['Severe', ' MILD', 'moderate', 'grave', null].map(severityOf)).toEqual([
      ...['severe', 'mild', 'moderate'],
      null,
      null,
    ] as ReturnType<typeof severityOf>[])
  })

  it('that nobody knows comes before those that are known to be less than severe', () => {
    const said = ['mild', null, 'life_threatening', 'moderate', 'severe']
    expect(said.toSorted((a, b) => severityRank(a) - severityRank(b))).toEqual([
      ...['severe', 'life_threatening', 'moderate', 'mild'],
      null,
    ])
  })
})
