import type { Frame, Panel } from '../../pages/frame.ts'
import { isDoneWithin } from '../policies/done-within.ts'
import type { Passage } from '../services/carry.ts'
import { namePatients } from '../services/named-patients.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { panelOf } from './panel-of.ts'
import type { AnyPaneledPage } from './paneled-page.ts'
import { createShowInPieces, type ShowInPiecesDeps } from './show-in-pieces.ts'

/** How long a page waits to be whole; see docs/decisions/0043. */
const PATIENCE_MS = 150

export interface ShowPanelsDeps extends ShowInPiecesDeps {
  /** Answers with the content of a page. */
  readonly answer: (
    frame: Frame,
    content: JSX.Element | ReadableStream<Uint8Array>,
    status?: number,
  ) => Promise<Response>
}

/** Shows a page of panels. */
export type ShowPanels = (passage: Passage, frame: Frame, page: AnyPaneledPage) => Promise<Response>

/**
 * Answers whole when all the data of a page is there in time, with the status that a refusal has; else with its shell at once
 * and the rest as it arrives.
 */
export const createShowPanels = (deps: ShowPanelsDeps): ShowPanels => {
  const { clock, answer } = deps
  const showInPieces = createShowInPieces(deps)
  return async function showPanels({ request }, frame, page) {
    const exchange = exchangeOf(request)
    const { arrivals, names = {}, render, status = 200 } = page
    const panels = Object.fromEntries(
      Object.entries(arrivals).map(([name, arrival]) => [name, panelOf(exchange.requestId, arrival)]),
    )
    const settled: Record<string, Panel<unknown>> = {}
    const all = Promise.all(
      Object.entries(panels).map(async ([name, panel]) => {
        settled[name] = await panel
      }),
    )
    // A form that came back has a status of its own, and an answer to HEAD is over with its head.
    if (request.method !== 'GET' || status !== 200) await all
    else if (!(await isDoneWithin(all, PATIENCE_MS, clock)))
      return answer(frame, await showInPieces(exchange, frame, page, panels, { ...settled }))
    for (const [name, pick] of Object.entries(names)) {
      const panel = settled[name]
      namePatients(exchange, panel && 'value' in panel ? pick?.(panel.value) : [])
    }
    return answer(frame, render(frame, settled), status)
  }
}
