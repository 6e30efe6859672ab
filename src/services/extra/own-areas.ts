import type { ExtraServiceConfig } from '../../config.ts'
import { ConfigErrors } from '../../config-reader.ts'
import { isBelow } from '../../http/path-prefix.ts'

/** Below these each name is a matter of its own. */
const SHARED = new Set(['', '/api', '/api/v1', '/.well-known'])

/** The first part of a route that others can do without: `/api/v1/patients` of all its routes, `/static` of every file. */
const areaOf = (template: string): string => {
  let area = ''
  for (const segment of template.split('/').slice(1)) {
    if (!SHARED.has(area)) break
    area += `/${segment}`
  }
  return area
}

/**
 * Throws `ConfigErrors` for further services that would take requests from the gateway's own routes, or sit among them
 * unguarded: a prefix inside what is ours, or above it.
 */
export const refuseOwnAreas = (
  extraServices: readonly Pick<ExtraServiceConfig, 'prefix'>[],
  ownRoutes: readonly { readonly path: string }[],
): void => {
  const areas = new Set(ownRoutes.map(({ path }) => areaOf(path)).filter((area) => area !== '/'))
  const problems = extraServices.flatMap(({ prefix }, index) => {
    const taken = [...areas].filter((area) => isBelow(prefix, area) || isBelow(area, prefix))
    if (taken.length === 0) return []
    return [
      {
        name: `EXTRA_SERVICES/${index}/prefix`,
        found: `found ${prefix}`,
        allowed: `a prefix that is neither in nor above ${taken.sort().join(', ')} of the gateway`,
      },
    ]
  })
  if (problems.length > 0) throw new ConfigErrors(problems)
}
