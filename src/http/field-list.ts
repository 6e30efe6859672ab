import { connectionOptions, isHopByHop } from './hop-by-hop.ts'
import { type FieldList, fieldValue } from './message.ts'

/** All values of a field by its lower-case name, combined as RFC 9110 5.3 says; `null` when absent. */
export const combinedValue = (fields: FieldList, lowerCaseName: string): string | null => {
  let combined: string | null = null
  for (let i = 0; i < fields.length; i += 2) {
    if (fields[i]?.toLowerCase() !== lowerCaseName) continue
    const value = fields[i + 1] ?? ''
    combined = combined === null ? value : `${combined}, ${value}`
  }
  return combined
}

/** The fields without those of the given lower-case names. */
export const withoutFields = (fields: FieldList, lowerCaseNames: ReadonlySet<string>): string[] =>
  filtered(fields, (name) => !lowerCaseNames.has(name))

/** The fields that concern more than one connection (RFC 9111 3.1). */
export const endToEndFields = (fields: FieldList): string[] => {
  const nominated = connectionOptions(fieldValue(fields, 'connection'))
  return filtered(fields, (name) => !isHopByHop(name) && !nominated?.has(name))
}

const filtered = (fields: FieldList, keep: (lowerCaseName: string) => boolean): string[] => {
  const kept: string[] = []
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] ?? ''
    if (keep(name.toLowerCase())) kept.push(name, fields[i + 1] ?? '')
  }
  return kept
}
