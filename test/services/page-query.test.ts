import { describe, expect, it } from 'bun:test'
import { InvalidInput } from '../../src/errors.ts'
import { checkPage } from '../../src/services/page-query.ts'

describe('paging', () => {
  it('takes whole numbers up to the largest page', () => {
    for (const search of ['', '?skip=0', '?limit=1000&skip=20', '?other=x'])
      expect(() => checkPage(search)).not.toThrow()
  })

  it('refuses what the services answer with 500 or without bound', () => {
    for (const search of ['?skip=-1', '?limit=x', '?limit=', '?limit=1001', '?skip=1.5', '?limit=9999999999'])
      expect(() => checkPage(search)).toThrow(InvalidInput)
  })

  it('checks every occurrence, however it is spelled', () => {
    expect(() => checkPage('?limit=1&limit=-5')).toThrow(InvalidInput)
    expect(() => checkPage('?%6cimit=-5')).toThrow(InvalidInput)
  })
})
