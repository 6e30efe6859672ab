import { KindGuard, type TSchema } from '@sinclair/typebox'
import { BadGateway } from '../errors.ts'
import { isObject } from '../identity/strict-json.ts'

export interface Viewed {
  readonly json: unknown
  /** Members left out, over the whole body. */
  readonly dropped: number
}

/**
 * Reduces a parsed body to the members a view lists (design 2.5). A body whose structure is not the view's is answered
 * by `BadGateway`, never passed on: what can not be recognised can not be minimised.
 */
export const applyView = (view: TSchema, json: unknown): Viewed => {
  let dropped = 0

  const project = (schema: TSchema, value: unknown): unknown => {
    if (KindGuard.IsUnion(schema)) return project(memberFor(schema.anyOf, value), value)
    if (KindGuard.IsArray(schema)) {
      if (!Array.isArray(value)) throw unrecognised()
      return value.map((item) => project(schema.items, item))
    }
    if (KindGuard.IsObject(schema)) {
      if (!isObject(value)) throw unrecognised()
      const kept: Record<string, unknown> = {}
      for (const [name, member] of Object.entries(value)) {
        const memberSchema = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
        if (memberSchema) kept[name] = project(memberSchema, member)
        else dropped += 1
      }
      return kept
    }
    if (typeof value === 'object' && value !== null) throw unrecognised()
    return value
  }

  return { json: project(view, json), dropped }
}

const memberFor = (members: readonly TSchema[], value: unknown): TSchema => {
  const member = members.find((schema) =>
    KindGuard.IsNull(schema)
      ? value === null
      : KindGuard.IsArray(schema)
        ? Array.isArray(value)
        : KindGuard.IsObject(schema)
          ? isObject(value)
          : typeof value !== 'object',
  )
  if (!member) throw unrecognised()
  return member
}

const unrecognised = () => new BadGateway(null, { cause: 'not what the view describes' })
