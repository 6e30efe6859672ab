/**
 * First value of a cookie in a `Cookie` field, or `null` (RFC 6265 5.4). Read by hand because the framework parses values
 * that look like JSON.
 */
export const cookieValue = (field: string | null, name: string): string | null => {
  if (!field) return null
  for (const pair of field.split(';')) {
    const equals = pair.indexOf('=')
    if (equals !== -1 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return null
}
