import type { Session } from '../../identity/session.ts'
import { exchangeOf } from '../../telemetry/exchange.ts'

/** From here on the request, which came without a session, is that of the one it has opened: for log, metrics and trail. */
export const actAs = (request: Request, session: Session): void => {
  const exchange = exchangeOf(request)
  exchange.userId = session.userId
  exchange.role = session.role
  exchange.sid = session.sid
  if (exchange.recording) exchange.recording.actorReferenceId = session.referenceId
}
