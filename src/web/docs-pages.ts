import { Elysia } from 'elysia'
import { DocsIndex, DocsTopic, isTopic } from '../../pages/docs/docs.tsx'
import { routes } from '../../pages/routes.ts'
import { NotFound } from '../errors.ts'
import { toEndpoints } from '../plugins/endpoint.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import type { Passage } from '../services/carry.ts'
import type { PageDesk } from './page-desk.ts'
import { reads } from './page-rules.ts'

export interface DocsPagesDeps {
  readonly desk: PageDesk
  /** Asked at each request: routes are registered after this one. */
  readonly routes: () => readonly RegisteredRoute[]
}

/** `/docs`: one page per audience, and the API reference out of the routes themselves. */
export const docsPages = ({ desk, routes: registered }: DocsPagesDeps) => {
  const index = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    return desk.show(frame, DocsIndex({ frame }))
  }

  const topic = async (passage: Passage): Promise<Response> => {
    const name = passage.params?.['topic'] ?? ''
    if (!isTopic(name)) throw new NotFound()
    const { frame } = await desk.visit(passage)
    return desk.show(
      frame,
      DocsTopic({ frame, topic: name, endpoints: name === 'api' ? apiEndpoints(registered()) : [] }),
    )
  }

  return new Elysia({ name: 'web/docs-pages' })
    .get(routes.docs.index, index, reads('Documentación', 'public'))
    .get(`${routes.docs.index}/:topic`, topic, reads('Página de la documentación', 'public'))
}

const apiEndpoints = (registered: readonly RegisteredRoute[]) =>
  toEndpoints(registered)
    .filter(({ path }) => path.startsWith('/api/'))
    .flatMap(({ method, path, rule }) => (rule === null ? [] : [{ method, path, summary: rule.summary }]))
