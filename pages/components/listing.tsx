import type { Frame } from '../frame.ts'
import { type Listing, listingHref, type Slice } from '../listing.ts'
import { Icon } from './icon.tsx'

/** Search within a list: a plain GET, so that the address can be kept. */
export const SearchForm = ({
  frame,
  path,
  listing,
  label,
}: {
  frame: Frame
  path: string
  listing: Listing
  label: string
}): JSX.Element => (
  <search class="search">
    <form method="get" action={path}>
      <label for="q" safe>
        {label}
      </label>
      <div class="search-row">
        <input type="search" id="q" name="q" value={listing.search} autocomplete="off" maxlength={100} />
        {listing.sort === '' ? '' : <input type="hidden" name="sort" value={listing.sort} />}
        {listing.order === 'ascending' ? '' : <input type="hidden" name="order" value={listing.order} />}
        <button class="button button-quiet" type="submit">
          <Icon frame={frame} name="search" />
          <span safe>{frame.t.shell.search}</span>
        </button>
        {listing.search === '' ? (
          ''
        ) : (
          <a class="clear" href={listingHref(path, { ...listing, search: '', page: 1 })} safe>
            {frame.t.shell.clearSearch}
          </a>
        )}
      </div>
    </form>
  </search>
)

/** Where one is in a list of several pages; nothing when there is only one. */
export const Pager = <Row,>({
  frame,
  path,
  listing,
  slice,
}: {
  frame: Frame
  path: string
  listing: Listing
  slice: Slice<Row>
}): JSX.Element => {
  const { number } = frame.format
  const { t } = frame
  if (slice.pages <= 1) return ''
  return (
    <nav class="pager" aria-label={t.shell.pages}>
      {slice.page > 1 ? (
        <a
          class="button button-quiet"
          rel="prev"
          href={listingHref(path, listing, { page: slice.page - 1 })}
          safe
        >
          {t.shell.previous}
        </a>
      ) : (
        ''
      )}
      <span safe>{t.shell.pageOf(number(slice.page), number(slice.pages))}</span>
      {slice.page < slice.pages ? (
        <a
          class="button button-quiet"
          rel="next"
          href={listingHref(path, listing, { page: slice.page + 1 })}
          safe
        >
          {t.shell.next}
        </a>
      ) : (
        ''
      )}
    </nav>
  )
}
