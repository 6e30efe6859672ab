/**
 * Whether a person waits for a page, rather than a script or program for data: told by `Sec-Fetch-Mode`, and by `Accept`
 * for clients that do not send it.
 */
export const isNavigation = (headers: Headers): boolean => {
  const mode = headers.get('sec-fetch-mode')
  if (mode !== null) return mode === 'navigate'
  const accept = headers.get('accept')
  return accept?.includes('text/html') ?? false
}
