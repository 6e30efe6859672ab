import { METHODS, type RegisteredRoute } from './route-index.ts'
import { type RouteRule, ruleOf } from './rule.ts'

type Json = Readonly<Record<string, unknown>>

/** OpenAPI 3.1 of every route below `/api`, from the schemas and rules the routes declare. */
export const toOpenapiDocument = (routes: readonly RegisteredRoute[], version: string): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const { method, path, hooks } of routes) {
    if (!path.startsWith('/api/')) continue
    const template = path.replace(/:(\w+)/g, '{$1}').replace('*', '{rest}')
    const item = paths[template] ?? {}
    paths[template] = item
    for (const verb of method === 'ALL' ? SENT_METHODS : [method.toLowerCase()]) {
      item[verb] ??= toOperation(verb, template, toHooks(hooks), ruleOf(hooks))
    }
  }
  const sorted = Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    openapi: '3.1.0',
    info: { title: 'PredictHealth Gateway', version },
    paths: sorted,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'predicthealth_session' },
      },
    },
  }
}

/** What a wildcard stands for: HEAD follows GET, OPTIONS is CORS. */
const SENT_METHODS = METHODS.filter((method) => method !== 'HEAD' && method !== 'OPTIONS').map((method) =>
  method.toLowerCase(),
)

/** The members of a route's hooks that the document speaks of; TypeBox schemas are JSON Schema already. */
interface Hooks {
  readonly params?: ObjectSchema
  readonly query?: ObjectSchema
  readonly body?: Json
  readonly response?: Json
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>
  readonly required?: readonly string[]
}

// Boundary: Elysia types the hooks of a registered route as unknown, but these members hold what the route declared.
const toHooks = (hooks: unknown): Hooks => (hooks ?? {}) as Hooks

const toOperation = (verb: string, template: string, hooks: Hooks, rule: RouteRule | null): Json => {
  const content = (schema: unknown): Json => ({ content: { 'application/json': { schema } } })
  const takesContent = verb !== 'get' && verb !== 'delete'
  return {
    operationId: `${verb}${template.replace(/[^A-Za-z0-9]+(\w)?/g, (_, letter: string = '') => letter.toUpperCase())}`,
    ...(rule ? { summary: rule.summary } : {}),
    parameters: [
      ...[...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
        name,
        in: 'path',
        required: true,
        schema: hooks.params?.properties?.[name] ?? { type: 'string' },
      })),
      ...Object.entries(hooks.query?.properties ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: hooks.query?.required?.includes(name) ?? false,
        schema,
      })),
    ],
    ...(hooks.body && takesContent ? { requestBody: content(hooks.body) } : {}),
    responses: toResponses(hooks.response, content),
    ...(rule?.access === 'public' ? { security: [] } : { security: [{ bearer: [] }, { cookie: [] }] }),
  }
}

/** A response schema is either one for 200 or a record by status. */
const toResponses = (response: Json | undefined, content: (schema: unknown) => Json): Json => {
  const byStatus = Object.entries(response ?? {}).filter(([status]) => /^[1-5]\d\d$/.test(status))
  if (byStatus.length > 0) {
    return Object.fromEntries(
      byStatus.map(([status, schema]) => [status, { description: status, ...content(schema) }]),
    )
  }
  return { 200: { description: 'OK', ...(response ? content(response) : {}) } }
}
