/** Where an attempt to reach a service failed. Not shown to clients: `proxy/failure.ts` maps it to the catalogue. */
export type FailureStage =
  | 'resolve' // DNS
  | 'connect' // refused, unreachable, connect timeout
  | 'tls'
  | 'write' // the connection broke while the request was being sent
  | 'head' // no response head: reset, closed, or header timeout
  | 'syntax' // the response breaks RFC 9112
  | 'content' // the response content was cut or stalled
  | 'abort' // the requesting side left
  | 'deadline' // the request's own deadline passed

/**
 * Failure of one attempt. `sent` says whether the service can have seen the request: only `never` is safe to repeat for
 * an unsafe method (RFC 9110 9.2.2).
 */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure'

  constructor(
    readonly stage: FailureStage,
    readonly sent: 'never' | 'perhaps',
    message: string,
    options?: ErrorOptions & { timedOut?: boolean },
  ) {
    super(message, options)
    this.timedOut = options?.timedOut ?? false
  }

  readonly timedOut: boolean
}
