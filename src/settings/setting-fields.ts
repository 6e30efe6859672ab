import type { TSchema } from '@sinclair/typebox'
import { alternativesOf, constantsOf } from './alternatives.ts'
import { type Expectation, expectationOf } from './expectation.ts'

/** One field of the form that changes a setting. */
export interface SettingField {
  /** In the form: `value`, or `value-MEMBER` of a setting with members. */
  readonly name: string
  /** `null` for a setting that is one value. */
  readonly member: string | null
  /** `json` for what has no fixed members. */
  readonly kind: 'number' | 'text' | 'lines' | 'choice' | 'json'
  /** What leaving it empty means: the default, an empty list, with all others no value, or a fault. */
  readonly blank: 'default' | 'list' | 'together' | 'fault'
  /** Of a choice. */
  readonly options: readonly string[]
  readonly expectation: Expectation
}

const VALUE = 'value'

/** The fields of a setting's form, by its schema. */
export const fieldsOf = (schema: TSchema): readonly SettingField[] => {
  const object = objectOf(schema)
  if (object === null) return [toField(VALUE, null, schema, 'default')]
  const blank = object === schema ? 'fault' : 'together'
  // Boundary: TypeBox types the members of an object only where the object's own type is known.
  return Object.entries(object['properties'] as Record<string, TSchema>).map(([member, each]) =>
    toField(`${VALUE}-${member}`, member, each, each['type'] === 'array' ? 'list' : blank),
  )
}

/** A value as its fields show it. */
export const toTexts = (schema: TSchema, value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fieldsOf(schema).map(({ name, member }) => [
      name,
      toText(member === null ? value : memberOf(value, member)),
    ]),
  )

/**
 * What was typed, for the registry to judge: what is no number stays text. Nothing typed is `null`: back to the default, or no
 * value where there may be none.
 */
export const toValue = (schema: TSchema, texts: Readonly<Record<string, string>>): unknown => {
  const fields = fieldsOf(schema)
  const typed = ({ name }: SettingField): string => (texts[name] ?? '').trim()
  const isBlank = fields.every((field) => field.kind === 'choice' || typed(field) === '')
  const [first] = fields
  if (first?.member === null) {
    return isBlank && first.kind !== 'choice' ? null : read(first, typed(first))
  }
  if (isBlank && schema['type'] !== 'object') return null
  return Object.fromEntries(fields.map((field) => [field.member, read(field, typed(field))]))
}

/** The field that a fault of the value is about, by the fault's pointer (`/value/es`). */
export const fieldAt = (schema: TSchema, pointer: string): SettingField | undefined => {
  const fields = fieldsOf(schema)
  const [, , member] = pointer.split('/')
  return fields.find((field) => field.member === null || field.member === member) ?? fields[0]
}

const read = ({ kind, options }: SettingField, text: string): unknown => {
  if (kind === 'json') return parsed(text)
  if (kind === 'lines') return text === '' ? [] : text.split(/[\s,]+/)
  if (kind === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  return options.includes('true') ? text === 'true' : text
}

const toText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join('\n')
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const memberOf = (value: unknown, member: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined

/** The object with fixed members that a schema describes, perhaps beside `null`. */
const objectOf = (schema: TSchema): TSchema | null => {
  const [only = schema] = alternativesOf(schema)
  return only['properties'] === undefined ? null : only
}

const toField = (
  name: string,
  member: string | null,
  schema: TSchema,
  blank: SettingField['blank'],
): SettingField => {
  const options = constantsOf(schema)
  return { name, member, kind: kindOf(schema, options), blank, options, expectation: expectationOf(schema) }
}

const kindOf = (schema: TSchema, options: readonly string[]): SettingField['kind'] => {
  if (options.length > 0) return 'choice'
  const [{ type } = schema] = alternativesOf(schema)
  if (type === 'array') return 'lines'
  if (type === 'object') return 'json'
  return type === 'integer' || type === 'number' ? 'number' : 'text'
}
