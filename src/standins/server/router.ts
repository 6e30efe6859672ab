import { type Answer, crash, detail, redirect } from './answer.ts'
import { Refusal } from './refusal.ts'
import type { StandInRequest } from './request.ts'

/** `id` is the value of the path's `{id}` segment, the empty string when the path has none. */
export type Handler = (request: StandInRequest, id: string) => Answer | Promise<Answer>

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** May hold one `{id}` segment. */
  readonly path: string
  readonly handler: Handler
}

export const route = (method: Route['method'], path: string, handler: Handler): Route => ({
  method,
  path,
  handler,
})

/** Routes as FastAPI does: first full match wins, else 405 with `Allow`, else 307 off a trailing slash, else 404. */
export const createRouter = (routes: readonly Route[]): ((request: StandInRequest) => Promise<Answer>) => {
  const patterns = routes.map((one) => ({ ...one, pattern: toPattern(one.path) }))
  const matching = (path: string) => patterns.filter(({ pattern }) => pattern.test(path))

  return async function answer(request) {
    const candidates = matching(request.path)
    const chosen = candidates.find(({ method }) => method === request.method)
    if (chosen) {
      const id = chosen.pattern.exec(request.path)?.[1] ?? ''
      return settle(() => chosen.handler(request, id))
    }
    if (candidates.length > 0) {
      const methods = [...new Set(candidates.map(({ method }) => method))]
      const refusal = detail(405, 'Method Not Allowed')
      return { ...refusal, fields: [['allow', methods.join(', ')], ...refusal.fields] }
    }
    const trimmed = request.path.replace(/\/+$/, '')
    if (trimmed !== request.path && matching(trimmed).length > 0) {
      const query = request.query.size > 0 ? request.target.slice(request.target.indexOf('?')) : ''
      return redirect(307, `http://${request.field('host') ?? ''}${encodeURI(trimmed)}${query}`)
    }
    return detail(404, 'Not Found')
  }
}

const settle = async (run: () => Answer | Promise<Answer>): Promise<Answer> => {
  try {
    return await run()
  } catch (error) {
    return error instanceof Refusal ? detail(error.status, error.detail) : crash
  }
}

const toPattern = (path: string): RegExp => new RegExp(`^${path.replace('{id}', '([^/]+)')}$`)
