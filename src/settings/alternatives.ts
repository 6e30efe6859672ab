import type { TSchema } from '@sinclair/typebox'

/** What a schema may be beside `null`; empty where it is no union. */
export const alternativesOf = (schema: TSchema): readonly TSchema[] =>
  // Boundary: TypeBox types the alternatives only where the union's own type is known.
  ((schema['anyOf'] as TSchema[] | undefined) ?? []).filter(({ type }) => type !== 'null')

/** The constants a schema chooses from, as text. */
export const constantsOf = (schema: TSchema): readonly string[] => {
  if (schema['type'] === 'boolean') return ['true', 'false']
  return alternativesOf(schema).flatMap((each) =>
    each['const'] === undefined ? [] : [String(each['const'])],
  )
}
