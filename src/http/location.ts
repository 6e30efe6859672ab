/** Where a `Location` of a service leads, seen from the client. */
export type LocationTarget =
  | { readonly kind: 'ours'; readonly value: string }
  /** To a host that is not the service: never followed, never passed on. */
  | { readonly kind: 'elsewhere' }

/** How a service's addresses look from outside. */
export interface ServiceOrigin {
  /** Origins of its instances, as `URL.origin` spells them. */
  readonly origins: Pick<ReadonlySet<string>, 'has'>
  /**
   * What the gateway cut off the path on the way in (`stripPrefix`), else empty. Put back in front of absolute references
   * only: a path alone comes from a service that read `X-Forwarded-Prefix` or wants the path it says, as nginx has it.
   */
  readonly prefix: string
}

const ELSEWHERE: LocationTarget = { kind: 'elsewhere' }

/** Any base: only tells whether a reference leaves it. `.invalid` never resolves (RFC 2606). */
const BASE = new URL('http://base.invalid/')

/**
 * Turns a service's `Location` into one that stays at the gateway: absolute references to the service, or to the gateway as
 * `X-Forwarded-Host` named it (`ownHost`), become absolute paths, relative ones stay. Backslashes and control characters are
 * refused: browsers read `/\host` as `//host`.
 */
export const toOurLocation = (location: string, service: ServiceOrigin, ownHost: string): LocationTarget => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what browsers strip before they parse
  if (/[\\\x00-\x20\x7f]/.test(location) || !URL.canParse(location, BASE)) return ELSEWHERE
  const url = new URL(location, BASE)
  if (url.username !== '' || url.password !== '') return ELSEWHERE
  const path = `${url.pathname}${url.search}${url.hash}`
  // A path such as `/.//host` normalises to `//host`, which a browser would take for a host.
  if (path.startsWith('//')) return ELSEWHERE
  if (isService(url, service)) return { kind: 'ours', value: service.prefix + path }
  // Who read `X-Forwarded-Host` is to read `X-Forwarded-Prefix` as well.
  if (isWeb(url) && url.host === ownHost) return { kind: 'ours', value: path }
  if (url.origin !== BASE.origin || location.startsWith('//')) return ELSEWHERE
  if (/^[a-z][a-z\d+.-]*:/i.test(location)) return ELSEWHERE
  return { kind: 'ours', value: location }
}

const isWeb = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:'

/** By host: a service that believes `X-Forwarded-Proto` (uvicorn does) writes the client's scheme before its own host. */
const isService = (url: URL, { origins }: ServiceOrigin): boolean =>
  isWeb(url) && (origins.has(`http://${url.host}`) || origins.has(`https://${url.host}`))
