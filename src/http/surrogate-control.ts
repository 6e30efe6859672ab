import { type CacheDirectives, splitDirectives } from './cache-control.ts'
import { GATEWAY_NAME } from './via.ts'

/** Value of `Surrogate-Capability`: tells a service that the gateway obeys `Surrogate-Control`, and by which name. */
export const SURROGATE_CAPABILITY = `${GATEWAY_NAME}="Surrogate/1.0"`

const DIRECTIVE = /^(?:no-store|max-age=(\d+)(?:\+\d+)?)(?:[ \t]*;[ \t]*([\w.-]+))?$/i

/**
 * What a `Surrogate-Control` value (W3C note "Edge Architecture") says to a cache at the service's door, in the terms of
 * `Cache-Control`: `no-store` and `max-age`. Anything else, and what is meant for another device, is passed over; what is
 * meant for this one replaces what is meant for all.
 */
export const parseSurrogateControl = (value: string): CacheDirectives => {
  const forAll = new Map<string, string | null>()
  const forUs = new Map<string, string | null>()
  for (const piece of splitDirectives(value)) {
    const [found, seconds, target] = DIRECTIVE.exec(piece) ?? []
    if (found === undefined || (target !== undefined && target !== GATEWAY_NAME)) continue
    const directives = target === undefined ? forAll : forUs
    const name = seconds === undefined ? 'no-store' : 'max-age'
    if (!directives.has(name)) directives.set(name, seconds ?? null)
  }
  return forUs.size > 0 ? forUs : forAll
}
