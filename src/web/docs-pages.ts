import { Elysia } from 'elysia'
import { ApiReference } from '../../pages/docs/api-reference.tsx'
import { DocsIndex, DocsTopic, type DocsTopicProps } from '../../pages/docs/docs.tsx'
import { ServiceStates } from '../../pages/docs/service-states.tsx'
import { isTopic, type TopicName } from '../../pages/docs/topic.ts'
import type { Frame } from '../../pages/frame.ts'
import { routes } from '../../pages/routes.ts'
import type { Config } from '../config.ts'
import { NotFound } from '../errors.ts'
import { toOpenapiDocument } from '../plugins/openapi-document.ts'
import type { RegisteredRoute } from '../plugins/route-index.ts'
import type { ServiceState } from '../proxy/service.ts'
import { conditionOf } from '../proxy/service-condition.ts'
import type { Passage } from '../services/carry.ts'
import { toApiReference } from './api-reference.ts'
import type { PageDesk } from './page-desk.ts'
import { reads } from './page-rules.ts'

export interface DocsPagesDeps {
  readonly desk: PageDesk
  readonly config: { readonly session: Pick<Config['session'], 'cookieName'> }
  readonly version: string
  /** Asked at each request: routes are registered after this one. */
  readonly routes: () => readonly RegisteredRoute[]
  readonly services: () => readonly ServiceState[]
}

/** `/docs`: one page per audience, the state of the services, and the API reference out of the routes themselves. */
export const docsPages = ({ desk, config, version, routes: registered, services }: DocsPagesDeps) => {
  const index = async (passage: Passage): Promise<Response> => {
    const { frame } = await desk.visit(passage)
    return desk.show(frame, DocsIndex({ frame }))
  }

  const topic = async (passage: Passage): Promise<Response> => {
    const name = passage.params?.['topic'] ?? ''
    if (!isTopic(name)) throw new NotFound()
    const { frame } = await desk.visit(passage)
    return desk.show(frame, DocsTopic({ frame, topic: name, ...ownPart(frame, name) }))
  }

  const ownPart = (frame: Frame, topic: TopicName): Pick<DocsTopicProps, 'first' | 'last'> => {
    if (topic === 'api') {
      return { last: ApiReference({ frame, ...toApiReference(registered(), frame.locale) }) }
    }
    if (topic !== 'status') return {}
    const states = services().map((service) => ({ name: service.name, condition: conditionOf(service) }))
    return { first: ServiceStates({ frame, services: states }) }
  }

  let document: string | null = null
  const openapi = (): Response => {
    document ??= JSON.stringify(toOpenapiDocument(registered(), version, config.session.cookieName))
    return new Response(document, {
      headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
    })
  }

  return new Elysia({ name: 'web/docs-pages' })
    .get(routes.docs.index, index, reads('Documentación', 'public'))
    .get(routes.docs.openapi, openapi, reads('Descripción OpenAPI de la API', 'public'))
    .get(`${routes.docs.index}/:topic`, topic, reads('Página de la documentación', 'public'))
}
