import { createSchemaRegistry, isSchema, type Schema, type SchemaRegistry } from './openapi-schema.ts'
import type { RegisteredRoute } from './route-index.ts'
import { type RouteRule, ruleOf } from './rule.ts'

export interface OpenapiDocument {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>>
  readonly components: { readonly schemas: Schema; readonly securitySchemes: Schema }
}

/** Pages are for people; wildcards have no contract to describe. */
export const isDocumented = ({ method, path }: RegisteredRoute): boolean =>
  (path.startsWith('/api/') || path === '/health' || path === '/ready') &&
  !path.includes('*') &&
  METHODS.has(method)

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** The OpenAPI 3.1 document of the routes the gateway has, made from the very models and rules that they obey. */
export const toOpenapiDocument = (
  routes: readonly RegisteredRoute[],
  version: string,
  cookieName = 'predicthealth_session',
): OpenapiDocument => {
  const registry = createSchemaRegistry()
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of routes.filter(isDocumented)) {
    const template = toTemplate(route.path)
    const methods = paths[template] ?? {}
    paths[template] = methods
    methods[route.method.toLowerCase()] = toOperation(route, registry)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'PredictHealth Gateway',
      version,
      description:
        'Cada llamada lleva la sesión en la cookie o en `Authorization: Bearer`. Los errores de `/api/v1` son RFC 9457.',
    },
    paths,
    components: {
      schemas: sortedByName(registry.components),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: { type: 'apiKey', in: 'cookie', name: cookieName },
      },
    },
  }
}

const toTemplate = (path: string): string => path.replace(/\/$/, '').replace(/:([^/]+)/g, '{$1}') || '/'

const toOperation = ({ method, path, hooks }: RegisteredRoute, registry: SchemaRegistry): Schema => {
  const { params, query, body, response } = schemasOf(hooks)
  const rule = ruleOf(hooks)
  const parameters = [...toParameters(params, 'path', registry), ...toParameters(query, 'query', registry)]
  return {
    operationId: toOperationId(method, path),
    tags: [toTag(path)],
    ...(rule === null ? {} : { summary: rule.summary, description: toDescription(rule) }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: registry.toReference(body) } },
          },
        }),
    responses: toResponses(response, registry),
    security: rule?.access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
  }
}

/** What Elysia keeps of a route's options; absent members are `undefined`. */
const schemasOf = (hooks: unknown) => {
  const schema = (name: string) => {
    const kept = isSchema(hooks) ? hooks[name] : undefined
    return isSchema(kept) ? kept : undefined
  }
  return {
    params: schema('params'),
    query: schema('query'),
    body: schema('body'),
    response: schema('response'),
  }
}

/** Members of what a route takes: its content where it has some, else its query. */
export const takenBy = ({ hooks }: RegisteredRoute): readonly { name: string; required: boolean }[] => {
  const { query, body } = schemasOf(hooks)
  const model = body ?? query
  const required = requiredOf(model)
  return Object.keys(propertiesOf(model)).map((name) => ({ name, required: required.has(name) }))
}

const propertiesOf = (model: Schema | undefined): Schema => {
  const properties = model?.['properties']
  return isSchema(properties) ? properties : {}
}

const requiredOf = (model: Schema | undefined): ReadonlySet<unknown> => {
  const required: unknown = model?.['required']
  return new Set(Array.isArray(required) ? required : [])
}

const toParameters = (
  model: Schema | undefined,
  place: 'path' | 'query',
  registry: SchemaRegistry,
): readonly Schema[] => {
  const required = requiredOf(model)
  return Object.entries(propertiesOf(model)).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: registry.toReference(schema),
  }))
}

const toResponses = (response: Schema | undefined, registry: SchemaRegistry): Schema => {
  const byStatus = response === undefined ? {} : isByStatus(response) ? response : { 200: response }
  const responses = Object.entries(byStatus).map(([status, schema]) => [
    status,
    { description: DESCRIPTIONS[status] ?? 'Respuesta.', ...toContent(schema, registry) },
  ])
  return responses.length === 0 ? { default: { description: 'Respuesta.' } } : Object.fromEntries(responses)
}

const isByStatus = (response: Schema): boolean =>
  Object.keys(response).length > 0 && Object.keys(response).every((name) => /^\d{3}$/.test(name))

/** Problems have their own media type; what a service answers is plain JSON. */
const toContent = (schema: unknown, registry: SchemaRegistry): Schema => {
  if (!isSchema(schema) || schema['type'] === 'void') return {}
  const alternatives: readonly unknown[] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema]
  const isProblem = (alternative: unknown) => isSchema(alternative) && alternative['title'] === 'Problem'
  const problem = alternatives.find(isProblem)
  const plain = alternatives.filter((alternative) => !isProblem(alternative))
  const media = (type: string, content: unknown) => ({ [type]: { schema: registry.toReference(content) } })
  return {
    content: {
      ...(plain.length === 0 ? {} : media('application/json', plainOf(schema, alternatives, plain))),
      ...(problem === undefined ? {} : media('application/problem+json', problem)),
    },
  }
}

/** The schema itself when no alternative was taken out, to keep its title. */
const plainOf = (schema: Schema, alternatives: readonly unknown[], plain: readonly unknown[]): unknown => {
  if (plain.length === alternatives.length) return schema
  return plain.length === 1 ? plain[0] : { anyOf: plain }
}

const toDescription = ({ access }: RouteRule): string => {
  if (access === 'public') return 'Sin sesión.'
  if (access === 'signed-in') return 'Con cualquier sesión.'
  return `Con sesión de: ${Object.entries(access)
    .map(([role, scope]) => `${role} (${scope})`)
    .join(', ')}.`
}

const toTag = (path: string): string => path.split('/').slice(1, 4).join('/')

const toOperationId = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const sortedByName = (schemas: Readonly<Record<string, Schema>>): Schema =>
  Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  200: 'Correcto.',
  201: 'Creado.',
  204: 'Hecho, sin contenido.',
  400: 'La solicitud no se entiende o le faltan datos.',
  401: 'No hay una sesión válida.',
  403: 'La sesión no tiene permiso.',
  404: 'No existe.',
  409: 'Choca con algo que ya existe.',
  422: 'Hay datos que corregir.',
  429: 'Demasiadas solicitudes.',
  502: 'El servicio no respondió bien.',
  503: 'El servicio no está disponible.',
  504: 'El servicio tardó demasiado.',
}
