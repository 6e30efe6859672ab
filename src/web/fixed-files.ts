import { join } from 'node:path'
import { staticPlugin } from '@elysiajs/static'
import { Elysia } from 'elysia'
import { matchesEntityTag } from '../http/precondition.ts'
import { ruled } from '../plugins/rule.ts'

/** A day: the names of these files cannot carry a hash. */
const MAX_AGE_SECONDS = 86_400

/** Folders of `public/` that are served as they lie, and the address each begins with. */
const FOLDERS = [
  { folder: 'fixed', prefix: '' },
  { folder: 'well-known', prefix: '/.well-known' },
] as const

/**
 * Files at addresses that others decided: `/favicon.ico`, `/robots.txt`, `/.well-known/security.txt` (RFC 9116). Reads the
 * folders once, at the start, from disk or out of the binary.
 */
export const fixedFiles = async ({ publicDirectory }: { readonly publicDirectory: string }) => {
  const app = new Elysia({ name: 'web/fixed-files' }).onAfterHandle(({ request, responseValue }) =>
    responseValue instanceof Response ? validated(request, responseValue) : undefined,
  )
  for (const { folder, prefix } of FOLDERS) {
    app.use(
      await staticPlugin({
        assets: join(publicDirectory, folder),
        prefix,
        alwaysStatic: true,
        indexHTML: false,
        maxAge: MAX_AGE_SECONDS,
        silent: true,
        detail: ruled({ summary: 'Archivos de nombre fijo', access: 'public' }).detail,
      }),
    )
  }
  return app
}

/** The plugin sends its validator without the quotes of RFC 9110 8.8.3, and would know it only so. */
const validated = async (request: Request, response: Response): Promise<Response> => {
  const etag = `"${response.headers.get('etag')}"`
  const headers = new Headers(response.headers)
  headers.set('etag', etag)
  return matchesEntityTag(request.headers.get('if-none-match'), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(await response.bytes(), { headers })
}
