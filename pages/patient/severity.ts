const SEVERITIES = ['severe', 'moderate', 'mild'] as const

export type Severity = (typeof SEVERITIES)[number]

/** A severity the pages know; `null` for a word of the service's own. */
export const severityOf = (said: string | null): Severity | null =>
  SEVERITIES.find((severity) => severity === said?.trim().toLowerCase()) ?? null

/** The gravest first, then words nobody here knows: they may be graver than the rest. */
export const severityRank = (said: string | null): number => {
  const severity = severityOf(said)
  if (severity !== null) return severity === 'severe' ? 0 : SEVERITIES.indexOf(severity) + 1
  return said === null ? SEVERITIES.length + 1 : 1
}
