import type { Exchange } from '../telemetry/exchange.ts'

/**
 * Ids of the patients an answer tells of: the items of an array, of its member `patients`, or the one object itself.
 * `null` for anything else, which the access trail then does not release.
 */
export const namedPatients = (json: unknown): readonly string[] | null => {
  if (Array.isArray(json)) return idsOf(json)
  if (typeof json !== 'object' || json === null) return null
  if ('patients' in json && Array.isArray(json.patients)) return idsOf(json.patients)
  return 'id' in json ? idsOf([json]) : null
}

const idsOf = (items: readonly unknown[]): readonly string[] | null => {
  const ids: string[] = []
  for (const item of items) {
    if (typeof item !== 'object' || item === null || !('id' in item) || typeof item.id !== 'string')
      return null
    ids.push(item.id.toLowerCase())
  }
  return ids
}

/** Tells the access trail which patients the answer names, for routes whose subject is `of: 'answer'`. */
export const namePatients = (exchange: Exchange, json: unknown): void => {
  if (exchange.recording) exchange.recording.patients = namedPatients(json)
}
