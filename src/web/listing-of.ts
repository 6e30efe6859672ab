import { type Listing, ROWS_PER_PAGE, type Slice } from '../../pages/listing.ts'

/** How to order a list, by the name of a sort. */
export type Sorts<Row> = Readonly<Record<string, (row: Row) => string | number>>

/** Reads what a list page is asked for; an unknown sort falls back to `sort`. */
export const listingOf = (search: string, sorts: readonly string[], sort: string): Listing => {
  const query = new URLSearchParams(search)
  const wanted = query.get('sort') ?? ''
  const page = Number(query.get('page') ?? '1')
  return {
    search: (query.get('q') ?? '').trim().slice(0, 100),
    sort: sorts.includes(wanted) ? wanted : sort,
    order: query.get('order') === 'descending' ? 'descending' : 'ascending',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** Searches (accents and case aside), sorts and cuts one page out of rows that all are at hand. */
export const sliceOf = <Row>(
  rows: readonly Row[],
  listing: Listing,
  textOf: (row: Row) => readonly (string | null)[],
  sorts: Sorts<Row>,
): Slice<Row> & { readonly all: number } => {
  const words = fold(listing.search).split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => {
    const text = fold(textOf(row).filter(Boolean).join(' '))
    return words.every((word) => text.includes(word))
  })
  const key = sorts[listing.sort]
  const direction = listing.order === 'descending' ? -1 : 1
  const sorted = key === undefined ? found : found.toSorted((a, b) => direction * compare(key(a), key(b)))
  const pages = Math.max(1, Math.ceil(sorted.length / ROWS_PER_PAGE))
  const page = Math.min(listing.page, pages)
  return {
    rows: sorted.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
    total: sorted.length,
    all: rows.length,
    page,
    pages,
  }
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const collator = new Intl.Collator('es-MX', { sensitivity: 'base', numeric: true })

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
