import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { toEmptyAnswer } from '../misbehaviour/empty-answer.ts'
import type { FaultPlan, Faults } from '../misbehaviour/faults.ts'
import { answerProbe } from '../misbehaviour/probe-routes.ts'
import type { RequestLog } from '../misbehaviour/request-log.ts'
import { spoilAnswer, spoilUnexecuted } from '../misbehaviour/spoil.ts'
import { type Answer, detail } from './answer.ts'
import { readContent } from './read-content.ts'
import { type StandInRequest, toStandInRequest } from './request.ts'
import { toWireAnswer, writeAnswer } from './write-answer.ts'

type Respond = (request: StandInRequest) => Promise<Answer>

interface ListenerDeps {
  readonly routes: Respond
  /** `null` without control: `/-/*` is then an unknown path. */
  readonly control: Respond | null
  readonly faults: Faults
  readonly seen: RequestLog
}

/** The way of a request through a stand-in: control, count, delay, fault, route, answer. */
export const createListener = ({ routes, control, faults, seen }: ListenerDeps): RequestListener => {
  let inFlight = 0

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const head = toStandInRequest(incoming, new Uint8Array())
    const { path, method } = head
    if (control !== null && /^\/-\/(?:faults|seen)$/.test(path)) {
      const body = await readContent(incoming)
      return writeAnswer(outgoing, await control(toStandInRequest(incoming, body ?? new Uint8Array())))
    }
    const plan = faults.plan(method, path)
    const record = () => seen.record({ method, path, idempotencyKey: head.field('idempotency-key') })
    if (plan.act?.kind === 'blackhole') return record()
    const crowd = inFlight
    const probe = control !== null && path.startsWith('/-/')
    // Probes stream their content themselves.
    const body = probe ? new Uint8Array() : await readContent(incoming)
    if (body === null) {
      outgoing.destroy()
      return
    }
    record()
    if (plan.delayMs > 0) await wait(plan.delayMs, undefined, { ref: false })
    if (outgoing.destroyed) return
    await answer({ incoming, outgoing, request: { ...head, body }, plan, crowd, probe })
  }

  const answer = async (turn: Turn): Promise<void> => {
    const { incoming, outgoing, request, plan, crowd, probe } = turn
    const { act } = plan
    if (act?.kind === 'status') {
      const refusal = detail(act.status, 'Fallo provocado')
      const retry = act.retryAfter === undefined ? [] : [['retry-after', act.retryAfter] as const]
      return writeAnswer(outgoing, { ...refusal, fields: [...refusal.fields, ...retry] })
    }
    if (act !== null && spoilUnexecuted(act, incoming.socket)) return
    if (probe) return answerProbe(incoming, outgoing)
    const good = await routes(request)
    // `crowd` is how many others were in flight when this one came.
    const crowded = act?.kind === 'empty-list' && crowd >= act.aboveInFlight
    const final = crowded ? toEmptyAnswer(good, request.path) : good
    if (act !== null && (await spoilAnswer(act, incoming.socket, toWireAnswer(final)))) return
    writeAnswer(outgoing, final)
  }

  return function listen(incoming, outgoing) {
    // Bun closes the response only when it was ended by itself; faults that write to the socket end the socket.
    const over = (): void => {
      inFlight -= 1
      outgoing.off('close', over)
      incoming.socket.off('close', over)
    }
    outgoing.on('close', over)
    incoming.socket.on('close', over)
    const served = serve(incoming, outgoing)
    inFlight += 1
    served.catch(() => outgoing.destroy())
  }
}

interface Turn {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly request: StandInRequest
  readonly plan: FaultPlan
  readonly crowd: number
  readonly probe: boolean
}
