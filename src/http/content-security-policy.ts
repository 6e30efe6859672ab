/** The policy of an HTML page: own files only, nothing inline, no frames around or inside, forms only to ourselves. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
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

/** For everything that is not a page: should a browser show it all the same, nothing in it may act. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
