/** An answer the gateway makes itself. Never stored on the way: it concerns one person (defect F4). */
export const jsonAnswer = (
  json: unknown,
  { status = 200, cookies = [] }: { status?: number; cookies?: readonly string[] } = {},
): Response => {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(json), { status, headers })
}

/** 204 without content. */
export const emptyAnswer = (cookies: readonly string[] = []): Response => {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 204, headers })
}
