/** Inline parts a page vouches for. A page without any needs nothing but {@link PAGE_POLICY}. */
export interface InlineParts {
  /** Fresh for each response, at least 128 bits, base64. */
  readonly nonce?: string
  /** `sha256-…` of inline scripts. */
  readonly scriptHashes?: readonly string[]
}

/** The policy of an HTML page: own files only, no frames around or inside, forms only to ourselves. */
export const contentSecurityPolicy = ({ nonce, scriptHashes = [] }: InlineParts = {}): string => {
  const inline = nonce === undefined ? [] : [`'nonce-${nonce}'`]
  const scripts = ["'self'", ...inline, ...scriptHashes.map((hash) => `'${hash}'`)].join(' ')
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${["'self'", ...inline].join(' ')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Our scripts build no markup from strings, so no policy may be made that could (Trusted Types).
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

export const PAGE_POLICY = contentSecurityPolicy()

/** For everything that is not a page: should a browser show it all the same, nothing in it may act. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
