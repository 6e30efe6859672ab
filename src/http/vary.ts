import { combinedValue } from './field-list.ts'
import type { FieldList } from './message.ts'

/** Lower-case names in a `Vary` field, or `null` when it says that no other request can be known to match (`*`). */
export const varyNames = (fields: FieldList): readonly string[] | null => {
  const names = (combinedValue(fields, 'vary') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  return names.includes('*') ? null : names
}

/** The request's normalised values of the named fields; a field it does not have is left out. */
export const selectingFields = (names: readonly string[], request: FieldList): string[] =>
  names.flatMap((name) => {
    const value = combinedValue(request, name)
    return value === null ? [] : [name, normalised(name, value)]
  })

/** RFC 9111 4.1 lets white space, and what is known of a field's meaning, not count. */
const normalised = (name: string, value: string): string => {
  const members = value.split(',').map((member) => member.trim())
  return (name === 'accept-language' ? members.map((member) => member.toLowerCase()).sort() : members).join(
    ',',
  )
}

/** Whether a request selects a stored response, by what `selectingFields` kept of the request it answered. */
export const varyMatches = (
  stored: { fields: FieldList; selecting: FieldList },
  request: FieldList,
): boolean => {
  const names = varyNames(stored.fields)
  if (names === null) return false
  const presented = selectingFields(names, request)
  return (
    presented.length === stored.selecting.length &&
    presented.every((text, index) => text === stored.selecting[index])
  )
}
