import { json } from './answer.ts'
import type { JsonObject } from './python-json.ts'
import { type Route, route } from './router.ts'

/** What every service has, open to all: `/health` (checks nothing) and `/openapi.json` (paths and methods only). */
export const createOpenRoutes = (title: string, routes: readonly Route[]): readonly Route[] => [
  route('GET', '/health', () => json({ status: 'healthy' })),
  route('GET', '/openapi.json', () =>
    json({ openapi: '3.1.0', info: { title, version: '1.0.0' }, paths: toPaths(routes) }),
  ),
]

const toPaths = (routes: readonly Route[]): JsonObject => {
  const paths: Record<string, JsonObject> = {}
  for (const { path, method } of routes) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: { '200': { description: 'OK' } } } }
  }
  return paths
}
