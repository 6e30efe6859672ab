/** What a page answers with: a document, complete or as it is made, with an explicit type (facts T4 and 12). */
export const html = async (
  page: JSX.Element | ReadableStream<Uint8Array>,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> =>
  new Response(page instanceof ReadableStream ? page : `<!doctype html>${await page}`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
