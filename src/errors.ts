/**
 * The failure catalogue: each failure the gateway itself answers, with its stable `code` for programs, its status and a
 * sentence for people (Spanish; pages translate by `code`). Nothing of `cause` ever leaves the process but to the log.
 */
export class GatewayError extends Error {
  /** Sent as `Retry-After`, whole seconds. */
  readonly retryAfterSeconds: number | null
  /** What is wrong member by member, as RFC 6901 pointers; never the submitted values. */
  readonly faults: readonly Fault[]

  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string | null,
    options: FailureOptions,
  ) {
    super(detail ?? title, options)
    this.name = code
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
    this.faults = options.faults ?? []
  }
}

export interface Fault {
  readonly pointer: string
  readonly detail: string
}

interface FailureOptions extends ErrorOptions {
  readonly retryAfterSeconds?: number
  readonly faults?: readonly Fault[]
}

const failure = (code: string, status: number, title: string) =>
  class extends GatewayError {
    constructor(detail: string | null = null, options: FailureOptions = {}) {
      super(code, status, title, detail, options)
    }
  }

export class BadRequest extends failure('bad_request', 400, 'La solicitud no se entiende.') {}
export class InvalidTarget extends failure(
  'invalid_target',
  400,
  'La dirección de la solicitud no es válida.',
) {}
export class InvalidHost extends failure(
  'invalid_host',
  400,
  'El nombre del servidor en la solicitud no es válido.',
) {}
export class Unauthenticated extends failure('unauthenticated', 401, 'Inicia sesión para continuar.') {}
export class InvalidCredentials extends failure(
  'invalid_credentials',
  401,
  'No encontramos esa cuenta o la contraseña no coincide.',
) {}
export class Forbidden extends failure('forbidden', 403, 'Tu cuenta no tiene permiso para esto.') {}
export class AccountInactive extends failure('account_inactive', 403, 'Tu cuenta está desactivada.') {}
export class CrossSiteRequest extends failure(
  'cross_site_request',
  403,
  'La solicitud viene de otro sitio.',
) {}
export class NotFound extends failure('not_found', 404, 'No encontramos lo que buscas.') {}
export class MethodNotAllowed extends failure(
  'method_not_allowed',
  405,
  'Este método no está permitido aquí.',
) {}
export class RequestTimeout extends failure(
  'request_timeout',
  408,
  'La solicitud tardó demasiado en llegar.',
) {}
export class Conflict extends failure('conflict', 409, 'Esto choca con algo que ya existe.') {}
/** An `Idempotency-Key` whose work is under way, or ended nobody knows how. */
export class KeyInUse extends Conflict {}
export class ContentTooLarge extends failure('content_too_large', 413, 'El contenido es demasiado grande.') {}
export class UnsupportedMediaType extends failure(
  'unsupported_media_type',
  415,
  'Este tipo de contenido no se acepta.',
) {}
export class InvalidInput extends failure('invalid_input', 422, 'Hay datos que corregir.') {}
/** An `Idempotency-Key` that came back with other content. */
export class KeyReused extends InvalidInput {}
export class TooManyRequests extends failure(
  'too_many_requests',
  429,
  'Demasiadas solicitudes. Espera un momento.',
) {}
/** Never reaches a client; kept for the log (nginx's 499). */
export class ClientClosedRequest extends failure(
  'client_closed_request',
  499,
  'El cliente cerró la conexión.',
) {}
export class InternalError extends failure('internal_error', 500, 'Algo falló de nuestro lado.') {}
export class BadGateway extends failure(
  'bad_gateway',
  502,
  'El servicio respondió algo que no podemos usar.',
) {}
export class ServiceUnreachable extends failure(
  'service_unreachable',
  502,
  'No pudimos comunicarnos con el servicio.',
) {}
export class ServiceUnavailable extends failure(
  'service_unavailable',
  503,
  'El servicio no está disponible por ahora.',
) {}
export class ServiceOverloaded extends failure(
  'service_overloaded',
  503,
  'El servicio tiene demasiado trabajo ahora.',
) {}
export class SessionStoreUnavailable extends failure(
  'session_store_unavailable',
  503,
  'No podemos comprobar tu sesión en este momento. Sigue abierta.',
) {}
export class RecordNotReleased extends failure(
  'record_not_released',
  503,
  'No pudimos registrar el acceso, así que no mostramos el expediente.',
) {}
export class Maintenance extends failure('maintenance', 503, 'Estamos en mantenimiento.') {}
export class GatewayTimeout extends failure(
  'gateway_timeout',
  504,
  'El servicio tardó demasiado en responder.',
) {}
