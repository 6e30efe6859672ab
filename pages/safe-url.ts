/**
 * A web address that came from data, made fit for `href`: only `http:` and `https:` survive, so a stored
 * `javascript:` link is inert. A bare host (`clinica.example.com`) gets `https://`.
 */
export const safeUrl = (raw: string): string | null => {
  const text = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(raw.trim()) ? `https://${raw.trim()}` : raw.trim()
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}
