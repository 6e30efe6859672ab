/** A JSON Schema as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>

export interface SchemaRegistry {
  /** The schema with every titled part replaced by a reference into `components/schemas`. */
  toReference(schema: unknown): Schema
  /** All titled schemas met so far, by title. */
  readonly components: Readonly<Record<string, Schema>>
}

/** Gathers the titled models of the routes; throws when two different models have one title. */
export const createSchemaRegistry = (): SchemaRegistry => {
  const components: Record<string, Schema> = {}

  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert)
    if (!isSchema(value)) return value
    const number = numberOf(value)
    if (number) return convert(number)
    const converted: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(value)) {
      // Elysia closes objects to strip unknown members; the services may add some.
      if (name === 'additionalProperties' && member === false) continue
      // `error` and functions are for the framework.
      if (typeof member === 'function') continue
      converted[name] = name === 'properties' ? convertEach(member) : convert(member)
    }
    const title = value['title']
    return typeof title === 'string' && value['$ref'] === undefined ? register(title, converted) : converted
  }

  const convertEach = (properties: unknown): unknown =>
    isSchema(properties)
      ? Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, convert(member)]))
      : properties

  const register = (title: string, schema: Schema): Schema => {
    const known = components[title]
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`two different schemas are titled ${title}`)
    components[title] = schema
    return { $ref: `#/components/schemas/${title}` }
  }

  return {
    toReference: (schema) => {
      const converted = convert(schema)
      return isSchema(converted) ? converted : {}
    },
    components,
  }
}

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Elysia's `t.Integer` and `t.Numeric` take text too, for queries and paths; whoever reads the document sees the number. */
const numberOf = ({ anyOf }: Schema): Schema | null => {
  const [text, number] = Array.isArray(anyOf) && anyOf.length === 2 ? anyOf : []
  const isText = isSchema(text) && (text['format'] === 'integer' || text['format'] === 'numeric')
  return isText && isSchema(number) ? number : null
}
