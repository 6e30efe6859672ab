import type { ServiceName } from '../config.ts'
import type { Session, Sessions } from '../identity/session.ts'
import type { Answer, Ask, Question } from '../proxy/ask.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import { identityOf } from './carry.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'

/** One `Ask` per microservice. */
export type Asks = Readonly<Record<ServiceName, Ask>>

/** The client request for which the gateway asks. */
export interface Asker {
  readonly request: Request
  /** `null` asks anonymously. */
  readonly session: Session | null
}

export type OwnQuestion = Pick<Question, 'method' | 'target' | 'json' | 'cache'>

export type AskAs = (asker: Asker, service: ServiceName, question: OwnQuestion) => Promise<Answer>

/** Builds the way to ask a service in the name of a session; the client's `Idempotency-Key` goes along. */
export const createAskAs =
  ({ asks, sessions }: { asks: Asks; sessions: Pick<Sessions, 'upstreamToken'> }): AskAs =>
  async ({ request, session }, service, question) => {
    const idempotencyKey = idempotencyKeyOf(request)
    return asks[service]({
      ...question,
      exchange: exchangeOf(request),
      identity: session ? await identityOf(sessions, session) : null,
      signal: request.signal,
      ...(idempotencyKey === null || question.method === 'GET' ? {} : { idempotencyKey }),
    })
  }
