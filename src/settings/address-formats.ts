import { FormatRegistry } from '@sinclair/typebox'
import { origin } from '../config-variable.ts'

/** Where a service is, as its variable takes it. Named as the refusal of another text shall read. */
export const SERVICE_ADDRESS = 'http://host:port, without path or credentials'
/** An origin as browsers send it (RFC 6454 6.1): another spelling of one would never match. */
export const BROWSER_ORIGIN = 'https://host, in lower case and without path'

const holds = (check: (text: string) => boolean) => (text: string) => {
  try {
    return check(text)
  } catch {
    return false
  }
}

FormatRegistry.Set(
  SERVICE_ADDRESS,
  holds((text) => origin.decode(text) !== null),
)
FormatRegistry.Set(
  BROWSER_ORIGIN,
  holds((text) => /^https?:/.test(text) && new URL(text).origin === text),
)
