import { remembered } from './remembered.ts'
import { toAddress } from './trusted-proxies.ts'

/** The forwarding fields of a request, `null` when absent. */
export interface ForwardingFields {
  readonly xForwardedFor: string | null
  /** RFC 7239; used when there is no `X-Forwarded-For`. */
  readonly forwarded: string | null
}

/** Addresses remembered: parsing one costs more than everything else here. */
const REMEMBERED = 4_096

/**
 * The client's address: walks the forwarding chain from the peer outwards as long as the hops are trusted, and takes the
 * first that is not. Whatever stands further left was written by somebody we do not know, and is never believed.
 */
export const createClientAddress = (
  isTrusted: (address: string) => boolean,
): ((peer: string, fields: ForwardingFields) => string) => {
  const toKnownAddress = remembered(REMEMBERED, toAddress)

  return function clientAddress(peer, fields) {
    let nearest = toKnownAddress(peer) ?? peer
    if (!isTrusted(nearest)) return nearest
    const chain = fields.xForwardedFor?.split(',') ?? forwardedFor(fields.forwarded)
    for (let i = chain.length - 1; i >= 0 && isTrusted(nearest); i--) {
      const address = toKnownAddress(withoutPort(chain[i]?.trim() ?? ''))
      // "unknown", an obfuscated name (RFC 7239 6.3) or rubbish ends what can be known.
      if (address === null) break
      nearest = address
    }
    return nearest
  }
}

const FOR = /(?:^|[;\s])for=(?:"([^"]*)"|([^;\s]*))/i

const forwardedFor = (field: string | null): readonly string[] =>
  field?.split(',').map((element) => {
    const match = FOR.exec(element)
    return match?.[1] ?? match?.[2] ?? ''
  }) ?? []

const withoutPort = (node: string): string => {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(node)
  if (bracketed) return bracketed[1] ?? ''
  return /^\d+(?:\.\d+){3}:\d+$/.test(node) ? node.slice(0, node.indexOf(':')) : node
}
