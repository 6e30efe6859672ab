import type { Children } from '@kitajs/html'
import type { Frame, Panel } from '../frame.ts'

/**
 * A part of a page that may arrive after the rest, when a panel it tells of does. On a page that is sent whole it is just its
 * children; else it is marked, for `src/web/page-pieces.ts` to find. Pieces do not hold pieces, and all a page's children are
 * in some piece.
 */
export const Piece = ({
  frame,
  name: safeName,
  awaits,
  children,
}: {
  frame: Frame
  name: string
  awaits: readonly Panel<unknown>[]
  children: Children
}): JSX.Element => {
  if (frame.mark === null) return <>{children}</>
  const safeMark = frame.mark
  const safeState = awaits.some(({ state }) => state === 'arriving') ? 'arriving' : 'here'
  return (
    <>
      {safeMark}
      {safeName}
      {safeMark}
      {safeState}
      {safeMark}
      {children}
      {safeMark}
    </>
  )
}

/** What holds the pieces of a page: their places are in its shadow tree, see `src/web/page-pieces.ts`. */
export const Pieces = ({ frame, children }: { frame: Frame; children: Children }): JSX.Element => {
  if (frame.mark === null) return <>{children}</>
  const safeMark = frame.mark
  return (
    <div class="pieces">
      {safeMark}
      {children}
      {safeMark}
    </div>
  )
}
