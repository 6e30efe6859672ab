import { Empty } from '../components/empty.tsx'
import { PanelBox } from '../components/panel.tsx'
import { Piece } from '../components/piece.tsx'
import type { Frame, Panel, Viewer } from '../frame.ts'
import { panelValue } from '../panel-value.ts'
import { SignedInLayout } from '../signed-in-layout.tsx'

/**
 * A page of the administration that is one list: its sentence, then the rows, or the words for none. A form that came back
 * stands in the row it belongs to, or below the list when that row is not there.
 */
export const AdminList = <Row,>({
  frame,
  viewer,
  id,
  words,
  panel,
  answer,
  render,
  returned = null,
}: {
  frame: Frame
  viewer: Viewer
  id: 'accesses' | 'messages' | 'settings'
  words: { readonly title: string; readonly caption: string; readonly empty: string }
  panel: Panel<readonly Row[]>
  answer: (rows: readonly Row[]) => string
  render: (rows: readonly Row[]) => JSX.Element
  returned?: { readonly isIn: (row: Row) => boolean; readonly form: JSX.Element } | null
}): JSX.Element => {
  const rows = panelValue(panel)
  const isElsewhere = panel.state === 'arriving' || returned === null || rows?.some(returned.isIn)
  const safeReturned = isElsewhere ? '' : returned.form
  return (
    <SignedInLayout
      frame={frame}
      viewer={viewer}
      title={words.title}
      awaits={[panel]}
      {...(rows === null ? {} : { answer: answer(rows) })}
    >
      <div class="panels panels-dense" part="panels">
        <Piece frame={frame} name={id} awaits={[panel]}>
          <PanelBox
            frame={frame}
            id={id}
            title={words.caption}
            panel={panel}
            size="wide"
            render={(all) => (all.length === 0 ? <Empty text={words.empty} /> : render(all))}
          />
          {safeReturned}
        </Piece>
      </div>
    </SignedInLayout>
  )
}
