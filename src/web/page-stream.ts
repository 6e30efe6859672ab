import { randomUUID } from 'node:crypto'
import type { Frame, Panel } from '../../pages/frame.ts'
import { type PageInPieces, readPieces, toMarkup, toShell } from './page-pieces.ts'
import type { AnyPaneledPage } from './paneled-page.ts'

/** Panels by name. */
export type Panels = Readonly<Record<string, Panel<unknown>>>

/**
 * The markup of a page, its shell first, then its pieces in the order in which their panels arrive. The page is rendered anew
 * for each (about a millisecond), since a piece may tell of several panels. `onEnd` runs before the last octets.
 */
export async function* pageStream(
  { render }: Pick<AnyPaneledPage, 'render'>,
  frame: Frame,
  early: Panels,
  late: Readonly<Record<string, Promise<Panel<unknown>>>>,
  onEnd: () => Promise<void>,
): AsyncGenerator<string, void> {
  const mark = randomUUID()
  const take = async (panels: Panels): Promise<PageInPieces> =>
    readPieces(await render({ ...frame, mark }, panels), mark)

  const waiting = new Map(
    Object.entries(late).map(([name, panel]) => [name, panel.then((value) => ({ name, value }))]),
  )
  let panels: Panels = {
    ...early,
    ...Object.fromEntries(Object.keys(late).map((name) => [name, { state: 'arriving' } as const])),
  }
  const shell = await take(panels)
  yield toShell(shell)
  const missing = new Set(shell.pieces.filter(({ isArriving }) => isArriving).map(({ name }) => name))
  while (waiting.size > 0) {
    const { name, value } = await Promise.race(waiting.values())
    waiting.delete(name)
    panels = { ...panels, [name]: value }
    const { pieces } = await take(panels)
    const arrived = pieces.filter((piece) => !piece.isArriving && missing.delete(piece.name))
    if (arrived.length > 0) yield arrived.map(toMarkup).join('')
  }
  await onEnd()
  yield shell.after
}
