/** A number that Python would hold as `float`: written with a decimal point even when whole (`950.0`). */
export class Float {
  constructor(readonly value: number) {}
}

export type Json = null | boolean | number | string | Float | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [member: string]: Json
}

/** JSON as the Python services write it: compact, UTF-8 unescaped, members in their given order. */
export const toPythonJson = (value: Json): string => {
  if (value instanceof Float) {
    return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isJsonList(value)) return `[${value.map(toPythonJson).join(',')}]`
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${toPythonJson(member)}`,
  )
  return `{${members.join(',')}}`
}

/** `Array.isArray` does not narrow readonly arrays out of a union. */
export const isJsonList = (value: Json): value is readonly Json[] => Array.isArray(value)
