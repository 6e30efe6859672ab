/** What a page answers with: a document, complete, with an explicit type (facts T4 and 12). */
export const html = async (
  page: JSX.Element,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> =>
  new Response(`<!doctype html>${await page}`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
