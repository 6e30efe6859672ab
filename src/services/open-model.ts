import type { TSchema } from '@sinclair/typebox'

/**
 * A copy of the model that takes members it does not name. Elysia closes the models of its routes in place when it compiles
 * them (`additionalProperties: false`); read with those, an answer to which a service adds a member would be none.
 */
export const toOpenModel = <Model extends TSchema>(model: Model): Model => opened(model) as Model // Boundary: a copy

const opened = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(opened)
  if (typeof part !== 'object' || part === null) return part
  // Own keys, since TypeBox names the kind of a schema by a symbol.
  const members = Reflect.ownKeys(part)
    .map((name): [PropertyKey, unknown] => [name, Reflect.get(part, name)])
    .filter(([name, member]) => name !== 'additionalProperties' || member !== false)
  return Object.fromEntries(members.map(([name, member]) => [name, opened(member)]))
}
