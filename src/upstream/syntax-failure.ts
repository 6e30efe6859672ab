import { TransportFailure } from '../http/transport-failure.ts'

/** The response breaks RFC 9112: it is refused as a whole and its connection with it. */
export const syntaxFailure = (message: string): TransportFailure =>
  new TransportFailure('syntax', 'perhaps', message)
