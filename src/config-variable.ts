import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import ipaddr from 'ipaddr.js'

/** One environment variable: how its text becomes a value, and what the reader of a report or of the README is told. */
export interface Variable<T> {
  /** Throws when the text is not allowed. */
  readonly decode: (text: string) => T
  /** Taken when the variable is unset. */
  readonly fallback: T
  readonly allowed: string
  /** Its value is never shown. */
  readonly secret: boolean
}

const variable = <T>(
  pattern: string,
  toValue: (text: string) => T,
  rest: Omit<Variable<T>, 'decode' | 'secret'>,
): Variable<T> => {
  const schema = Type.Transform(Type.String({ pattern })).Decode(toValue).Encode(String)
  return { ...rest, secret: false, decode: (text) => Value.Decode(schema, text) }
}

const demand = <T>(condition: boolean, value: T): T => {
  if (!condition) throw new RangeError('not allowed')
  return value
}

const between =
  (minimum: number, maximum: number) =>
  (text: string): number =>
    demand(Number(text) >= minimum && Number(text) <= maximum, Number(text))

export const integer = <F extends number | null>(
  minimum: number,
  maximum: number,
  fallback: F,
): Variable<number | F> =>
  variable<number | F>('^[0-9]{1,15}$', between(minimum, maximum), {
    fallback,
    allowed: `a whole number from ${minimum} to ${maximum}`,
  })

/** A share between `minimum` and 1. */
export const ratio = (minimum: number): Variable<number | null> =>
  variable<number | null>('^[01](\\.[0-9]{1,6})?$', between(minimum, 1), {
    fallback: null,
    allowed: `a number from ${minimum} to 1`,
  })

/** One of the names, in any case; `aliases` are accepted spellings of them. */
export const choice = <const T extends string, const F extends T | null>(
  names: readonly T[],
  fallback: F,
  aliases: Readonly<Record<string, T>> = {},
): Variable<T | F> => {
  const find = (text: string): T | undefined =>
    names.find((name) => name.toLowerCase() === text.toLowerCase()) ?? aliases[text.toLowerCase()]
  return variable<T | F>(
    '^',
    (text) => {
      const name = find(text)
      if (name === undefined) throw new RangeError('not allowed')
      return name
    },
    { fallback, allowed: names.join(', ') },
  )
}

export const text = <F extends string | null>(pattern: string, allowed: string, fallback: F) =>
  variable<string | F>(pattern, (found) => found, { fallback, allowed })

/** A text that `parse` does not throw at. */
export const parseable = (parse: (text: string) => unknown, allowed: string): Variable<string | null> =>
  variable<string | null>(
    '\\S',
    (found) => {
      parse(found)
      return found
    },
    { fallback: null, allowed },
  )

export const secret = <T>(plain: Variable<T>): Variable<T> => ({ ...plain, secret: true })

/** Comma-separated; white space around an element and empty elements do not count. */
export const list = <T>(element: Variable<T | null>): Variable<readonly T[]> => ({
  fallback: [],
  allowed: `a comma-separated list, each ${element.allowed}`,
  secret: element.secret,
  decode: (found) =>
    found
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .flatMap((part) => element.decode(part) ?? []),
})

/** An address without a path, query, fragment or credentials: paths come from the routes. */
export const origin: Variable<URL | null> = variable<URL | null>(
  '^https?://',
  (found) => {
    const url = new URL(found)
    const bare = `${url.protocol}//${url.host}/`
    return demand(url.href === bare && found.replace(/\/$/, '').length <= url.href.length + 4, url)
  },
  { fallback: null, allowed: 'http:// or https:// with host and port, without path or credentials' },
)

export const url: Variable<URL | null> = variable<URL | null>('^https?://', (found) => new URL(found), {
  fallback: null,
  allowed: 'an http:// or https:// URL',
})

/** Paths are added to it; what else a URL holds would be left out in silence. */
export const collectorUrl: Variable<URL | null> = variable<URL | null>(
  '^https?://',
  (found) => {
    const { username, password, search, hash, href } = new URL(found)
    return demand(username + password + search + hash === '', new URL(href))
  },
  { fallback: null, allowed: 'an http:// or https:// URL without credentials, query and fragment' },
)

/** `host:port`, an IPv6 host in brackets. */
export const hostAndPort = (fallback: { host: string; port: number }) =>
  variable(
    '^(\\[[0-9A-Fa-f:.]+\\]|[^:\\s]+):[0-9]{1,5}$',
    (found) => {
      const colon = found.lastIndexOf(':')
      const port = Number(found.slice(colon + 1))
      return demand(port <= 65_535, { host: found.slice(0, colon).replace(/^\[|\]$/g, ''), port })
    },
    { fallback, allowed: 'host:port, for example 127.0.0.1:9464' },
  )

/** A CIDR range; a single address becomes the range that holds only it. */
export const addressRange: Variable<string | null> = variable<string | null>(
  '^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$',
  (found) => {
    if (found.includes('/')) return ipaddr.parseCIDR(found).join('/')
    const address = ipaddr.parse(found)
    return `${address}/${address.kind() === 'ipv4' ? 32 : 128}`
  },
  { fallback: null, allowed: 'an IP address or a CIDR range such as 10.0.0.0/8' },
)
