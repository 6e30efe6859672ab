/** Membership tables over one octet, 1 = allowed; looked up once per character on the hot path. */
const tableOf = (allowed: (code: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, code) => (allowed(code) ? 1 : 0))

/** `tchar` of RFC 9110 5.6.2: what field names and methods are made of. */
export const TOKEN_CHARACTERS = tableOf((code) =>
  /[!#$%&'*+\-.^_`|~0-9A-Za-z]/.test(String.fromCharCode(code)),
)

/** RFC 9110 5.5: visible characters, SP, HTAB and obs-text; no CR, LF, NUL or other control. */
export const VALUE_CHARACTERS = tableOf((code) => code === 0x09 || (code >= 0x20 && code !== 0x7f))
