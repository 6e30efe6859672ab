import { describe, expect, it } from 'bun:test'
import { listingOf, sliceOf } from '../../src/web/listing-of.ts'

const rows = Array.from({ length: 60 }, (_, index) => ({ name: `Persona ${index}`, age: 60 - index }))
const sorts = { name: (row: { name: string }) => row.name, age: (row: { age: number }) => row.age }
const slice = (search: string) =>
  sliceOf(rows, listingOf(search, Object.keys(sorts), 'name'), (row) => [row.name], sorts)

describe('a list page', () => {
  it('shows 25 rows at a time', () => {
    expect(slice('').rows).toHaveLength(25)
    expect(slice('?page=3').rows).toHaveLength(10)
    expect(slice('').pages).toBe(3)
  })

  it('sorts numbers in names as numbers, both ways', () => {
    expect(slice('').rows[2]?.name).toBe('Persona 2')
    expect(slice('?order=descending').rows[0]?.name).toBe('Persona 59')
    expect(slice('?sort=age').rows[0]?.age).toBe(1)
  })

  it('finds by parts of words, accents and case aside', () => {
    const found = sliceOf(
      [{ name: 'María Ñúñez' }, { name: 'Mario' }],
      listingOf('?q=MARIA+nun', [], ''),
      (row) => [row.name, null],
      {},
    )
    expect(found.rows).toEqual([{ name: 'María Ñúñez' }])
    expect(found.all).toBe(2)
  })

  it.each(['?page=0', '?page=-1', '?page=x', '?page=1e9', '?sort=__proto__', '?order=sideways'])(
    'takes %s for something it can show',
    (search) => {
      expect(slice(search).rows.length).toBeGreaterThan(0)
    },
  )
})
