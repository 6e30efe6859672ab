import type { ServiceName } from '../../config.ts'
import type { Session } from '../../identity/session.ts'
import { signedIn } from '../../plugins/signed-in.ts'
import { contentOf } from '../../services/answers.ts'
import type { AskAs } from '../../services/ask-as.ts'
import type { Passage } from '../../services/carry.ts'
import { namePatients } from '../../services/named-patients.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'
import { succeed } from './envelope.ts'

/** Builds the handlers that show one service's answer in the envelope, query included (defect E8), failures as failures. */
export const createShow =
  (askAs: AskAs, service: ServiceName) =>
  (message: string, target: (session: Session, params: Readonly<Record<string, string>>) => string) =>
  async ({ request, params = {}, session: maybeSession }: Passage): Promise<Response> => {
    const session = signedIn(maybeSession)
    const exchange = exchangeOf(request)
    const answer = await askAs({ request, session }, service, {
      method: 'GET',
      target: target(session, params) + exchange.search,
    })
    const content = contentOf(answer)
    if (exchange.recording?.patients === null) namePatients(exchange, content)
    return succeed(message, content)
  }
