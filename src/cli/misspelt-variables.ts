import type { Environment } from '../config-reader.ts'
import { variableNames } from '../config-variables.ts'
import { nearestName } from './suggestion.ts'

/** Letters that may differ: the environment holds names of other programs too. */
const MOST = 2
const SHORTEST = 6

/** Names in the environment that are none of ours, but so near to one that it was probably meant. */
export const misspeltVariables = (
  environment: Environment,
): readonly { readonly name: string; readonly meant: string }[] => {
  const known = variableNames().flatMap((name) => [name, `${name}_FILE`])
  return Object.keys(environment)
    .filter((name) => name.length >= SHORTEST && environment[name] && !known.includes(name))
    .flatMap((name) => {
      const meant = nearestName(name, known, MOST)
      return meant === null ? [] : [{ name, meant }]
    })
}
