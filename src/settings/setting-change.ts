import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { type Fault, InvalidInput, NotFound } from '../errors.ts'
import { alternativesOf } from './alternatives.ts'
import { expectationOf } from './expectation.ts'
import { isSettingKey, SETTINGS, type SettingKey } from './registry.ts'

export interface ChangeAuthor {
  readonly author: string
  readonly reason: string
}

const REASON_MAX_LENGTH = 500

/** Beside `null` a value is judged by the one thing else it may be, whose faults say more than that it is neither. */
const orNull = (schema: TSchema, value: unknown): TSchema => {
  const [only, ...others] = alternativesOf(schema)
  return only !== undefined && others.length === 0 && value !== null ? only : schema
}

const schemaFaults = (key: SettingKey, value: unknown): Fault[] =>
  [...Value.Errors(orNull(SETTINGS[key].schema, value), value)].map((error) => ({
    pointer: `/value${error.path}`,
    detail: expectationOf(error.schema).es,
  }))

/** A setting changes further services and adds none: for a name that is not there it would do nothing, and say nothing. */
const unknownNames = (value: unknown, names: readonly string[]): readonly Fault[] =>
  Object.keys(value ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => ({
      pointer: `/value/${name}`,
      detail: `Un nombre de EXTRA_SERVICES: ${names.join(', ')}.`,
    }))

/** Nobody may change a setting without a word. */
const reasonFaults = (reason: string): readonly Fault[] =>
  reason !== '' && reason.length <= REASON_MAX_LENGTH
    ? []
    : [{ pointer: '/reason', detail: `Explica el cambio en 1 a ${REASON_MAX_LENGTH} caracteres.` }]

/**
 * A change in the form that is stored; `json` is `null` where the default is to be in force again. Throws `NotFound` or
 * `InvalidInput` with everything that is wrong at once.
 */
export const parseChange = (
  key: string,
  value: unknown,
  { reason }: ChangeAuthor,
  furtherServices: readonly string[],
): { readonly key: SettingKey; readonly json: string | null } => {
  if (!isSettingKey(key)) throw new NotFound('No hay un ajuste con ese nombre.')
  const isDefault = value === null && key !== 'announcement'
  const wrong = isDefault ? [] : schemaFaults(key, value)
  if (key === 'extraServices' && wrong.length === 0) wrong.push(...unknownNames(value, furtherServices))
  const faults = [...wrong, ...reasonFaults(reason)]
  if (faults.length > 0)
    throw new InvalidInput(wrong.length > 0 ? `El valor de ${key} no es válido.` : null, { faults })
  return { key, json: isDefault ? null : JSON.stringify(value) }
}
