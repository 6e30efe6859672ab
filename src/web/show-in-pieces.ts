import type { Frame, Panel } from '../../pages/frame.ts'
import type { GatewayError } from '../errors.ts'
import type { RecordAccess } from '../plugins/access-trail.ts'
import { toGatewayError } from '../plugins/failures.ts'
import type { Clock } from '../policies/clock.ts'
import { toResponseStream } from '../proxy/response-stream.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { createLateRecording } from './late-recording.ts'
import { type Panels, pageStream } from './page-stream.ts'
import { isRefusal } from './panel-of.ts'
import type { AnyPaneledPage } from './paneled-page.ts'
import { toTextStream } from './text-stream.ts'

export interface ShowInPiecesDeps {
  readonly clock: Clock
  readonly recordAccess: RecordAccess
  readonly report: (failure: GatewayError, exchange: Exchange) => void
}

/**
 * Starts a page whose panels have not all arrived: those in `settled` go with the shell. Nothing that goes wrong from here on
 * is about the page: each panel fails alone, and one that tells of patients is sent when that is on record.
 */
export const createShowInPieces =
  ({ clock, recordAccess, report }: ShowInPiecesDeps) =>
  async (
    exchange: Exchange,
    frame: Frame,
    { names = {}, render }: AnyPaneledPage,
    panels: Readonly<Record<string, Promise<Panel<unknown>>>>,
    settled: Panels,
  ): Promise<ReadableStream<Uint8Array>> => {
    const { requestId } = exchange
    const named = Object.keys(names).length > 0 ? 'by panels' : 'before'
    const recording = createLateRecording(exchange, recordAccess, named)
    let status = 200

    const toFailure = (error: unknown): GatewayError => {
      const failure = toGatewayError('UNKNOWN', error)
      exchange.failure = failure.code
      report(failure, exchange)
      return failure
    }

    const release = async (name: string, panel: Promise<Panel<unknown>>): Promise<Panel<unknown>> => {
      try {
        const arrived = await panel
        if ('value' in arrived) await recording.release(names[name]?.(arrived.value))
        return arrived
      } catch (error) {
        const failure = toFailure(error)
        if (!isRefusal(failure.status)) return { state: 'failed', requestId }
        status = failure.status
        return { state: 'failed', requestId, refusal: failure.status }
      }
    }

    const early: Record<string, Panel<unknown>> = {}
    const late: Record<string, Promise<Panel<unknown>>> = {}
    for (const [name, panel] of Object.entries(panels)) late[name] = release(name, panel)
    for (const name of Object.keys(settled)) {
      const panel = late[name]
      delete late[name]
      if (panel !== undefined) early[name] = await panel
    }
    const end = () => recording.end(status).catch((error) => void toFailure(error))
    const source = pageStream({ render }, frame, early, late, end)
    const { stream, end: contentEnd } = toResponseStream(toTextStream(source, toFailure), clock)
    exchange.contentEnd = contentEnd
    return stream
  }
