import type { Frame, Panel } from '../frame.ts'
import type { Listing, Slice } from '../listing.ts'
import { Empty } from './empty.tsx'
import { Pager } from './listing.tsx'
import { PanelBox } from './panel.tsx'

/** The rows that a search found, with their count and the way to the next ones; or the words for none. */
export const ListPanel = <Row,>({
  frame,
  id,
  words,
  path,
  listing,
  panel,
  render,
}: {
  frame: Frame
  id: string
  words: {
    readonly caption: string
    readonly empty: string
    readonly noMatch: string
    readonly found: (count: number) => string
  }
  path: string
  listing: Listing
  panel: Panel<Slice<Row>>
  render: (rows: readonly Row[]) => JSX.Element
}): JSX.Element => (
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
