/** How a list page is asked for; all of it lives in the address. */
export interface Listing {
  readonly search: string
  readonly sort: string
  readonly order: 'ascending' | 'descending'
  /** From 1. */
  readonly page: number
}

/** Rows on one page of a list (visual direction, tables). */
export const ROWS_PER_PAGE = 25

export interface Slice<Row> {
  readonly rows: readonly Row[]
  /** After the search. */
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Keeps what differs from the defaults, so that addresses stay short. */
export const listingHref = (path: string, listing: Listing, change: Partial<Listing> = {}): string => {
  const next = { ...listing, ...change }
  const query = new URLSearchParams()
  if (next.search !== '') query.set('q', next.search)
  if (next.sort !== '') query.set('sort', next.sort)
  if (next.order === 'descending') query.set('order', 'descending')
  if (next.page > 1) query.set('page', String(next.page))
  return query.size === 0 ? path : `${path}?${query}`
}

/** Heading of a sortable column: a second press turns the order round. */
export const sortBy = (path: string, listing: Listing, key: string) => {
  const active = listing.sort === key
  const order = active ? listing.order : ('none' as const)
  return {
    href: listingHref(path, listing, {
      sort: key,
      order: order === 'ascending' ? 'descending' : 'ascending',
      page: 1,
    }),
    order,
  }
}
