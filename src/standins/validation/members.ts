import { fault, type Reader, type Reading, read, type ValidationFault } from './reader.ts'

/** A member of a body: how it is read, and what its absence means. */
export interface Member<T> {
  readonly reader: Reader<T>
  readonly whenAbsent: { readonly required: true } | { readonly required: false; readonly value: T }
}

export const required = <T>(reader: Reader<T>): Member<T> => ({ reader, whenAbsent: { required: true } })

export const withDefault = <T>(reader: Reader<T>, value: T): Member<T> => ({
  reader,
  whenAbsent: { required: false, value },
})

/** Null and absence both read as null. */
export const optional = <T>(reader: Reader<T>): Member<T | null> => withDefault(nullable(reader), null)

/** For partial updates: absence (`undefined`) differs from null. */
export const changeable = <T>(reader: Reader<T>): Member<T | null | undefined> =>
  withDefault<T | null | undefined>(nullable(reader), undefined)

const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, loc) =>
    value === null ? read(null) : reader(value, loc)

type Members = Readonly<Record<string, Member<unknown>>>
type Values<M extends Members> = { readonly [K in keyof M]: M[K] extends Member<infer T> ? T : never }

/** Reads a JSON object member by member; unknown members are ignored, all faults are collected. */
export const object =
  <M extends Members>(members: M): Reader<Values<M>> =>
  (value, loc) => {
    if (!isObject(value)) {
      return fault(
        'model_attributes_type',
        loc,
        'Input should be a valid dictionary or object to extract fields from',
      )
    }
    const values: Record<string, unknown> = {}
    const faults: ValidationFault[] = []
    for (const [name, member] of Object.entries(members)) {
      const reading = readMember(value, name, member, [...loc, name])
      if (reading.ok) values[name] = reading.value
      else faults.push(...reading.faults)
    }
    // Boundary: each member was read by the reader that gives it its type.
    return faults.length > 0 ? { ok: false, faults } : read(values as Values<M>)
  }

const readMember = (
  holder: Record<string, unknown>,
  name: string,
  member: Member<unknown>,
  loc: readonly (string | number)[],
): Reading<unknown> => {
  if (Object.hasOwn(holder, name)) return member.reader(holder[name], loc)
  return member.whenAbsent.required ? fault('missing', loc, 'Field required') : read(member.whenAbsent.value)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
