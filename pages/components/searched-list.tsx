import type { Children } from '@kitajs/html'
import type { Frame, Panel } from '../frame.ts'
import type { Listing, Slice } from '../listing.ts'
import { Empty } from './empty.tsx'
import { Pager, SearchForm } from './listing.tsx'
import { PanelBox } from './panel.tsx'
import { Piece } from './piece.tsx'

interface SearchedListProps<Row> {
  readonly frame: Frame
  readonly id: string
  readonly words: {
    readonly search: string
    readonly caption: string
    readonly empty: string
    readonly noMatch: string
    readonly found: (count: number) => string
  }
  readonly path: string
  readonly listing: Listing
  readonly panel: Panel<Slice<Row>>
  readonly render: (rows: readonly Row[]) => JSX.Element
  /** Further panels. */
  readonly children?: Children
}

/** A search, and the panel of what it found. */
export const SearchedList = <Row,>({ children, ...list }: SearchedListProps<Row>): JSX.Element => (
  <>
    <Piece frame={list.frame} name="search" awaits={[]}>
      <SearchForm frame={list.frame} path={list.path} listing={list.listing} label={list.words.search} />
    </Piece>
    <div class="panels" part="panels">
      <Piece frame={list.frame} name={list.id} awaits={[list.panel]}>
        <ListPanel {...list} />
      </Piece>
      {children}
    </div>
  </>
)

/** The rows, with their count and the way to the next ones; or the words for none. */
const ListPanel = <Row,>({
  frame,
  id,
  words,
  path,
  listing,
  panel,
  render,
}: SearchedListProps<Row>): JSX.Element => (
  <PanelBox
    frame={frame}
    id={id}
    title={words.caption}
    panel={panel}
    size="wide"
    render={(slice) =>
      slice.rows.length === 0 ? (
        <Empty text={listing.search === '' ? words.empty : words.noMatch} />
      ) : (
        <>
          <p class="count" safe>
            {words.found(slice.total)}
          </p>
          {render(slice.rows)}
          <Pager frame={frame} path={path} listing={listing} slice={slice} />
        </>
      )
    }
  />
)
