/** How the gateway names itself in `Via` and `Cache-Status`; a pseudonym, so that no host name leaks (RFC 9110 7.6.3). */
export const GATEWAY_NAME = 'predicthealth'

const OWN_ENTRY = `1.1 ${GATEWAY_NAME}`

/** A `Via` value with the gateway as its last entry. */
export const appendVia = (received: string | null): string =>
  received === null || received === '' ? OWN_ENTRY : `${received}, ${OWN_ENTRY}`
