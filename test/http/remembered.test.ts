import { expect, it } from 'bun:test'
import { remembered } from '../../src/http/remembered.ts'

it('answers a text it knows without asking again, and keeps no more than told', () => {
  const asked: string[] = []
  const answer = remembered(2, (text) => {
    asked.push(text)
    return text === 'none' ? undefined : text.length
  })
  expect([answer('a'), answer('a'), answer('none'), answer('none')]).toEqual([1, 1, undefined, undefined])
  expect(asked).toEqual(['a', 'none'])
  answer('third')
  answer('a')
  expect(asked).toEqual(['a', 'none', 'third', 'a'])
})
