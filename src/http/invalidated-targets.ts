import { type FieldList, fieldValue } from './message.ts'

const BASE = 'http://service.invalid'

/**
 * The targets whose stored responses an unsafe request that went well makes useless: its own and those its answer names in
 * `Location` and `Content-Location`, if they are the same service's (RFC 9111 4.4).
 */
export const invalidatedTargets = (
  target: string,
  answer: FieldList,
  origins: ReadonlySet<string>,
): readonly string[] => {
  const named = ['location', 'content-location'].map((name) => fieldValue(answer, name))
  return [target, ...named.flatMap((reference) => toTarget(reference, target, origins))]
}

const toTarget = (reference: string | null, target: string, origins: ReadonlySet<string>): string[] => {
  if (reference === null || !URL.canParse(reference, BASE + target)) return []
  const { origin, pathname, search } = new URL(reference, BASE + target)
  return origin === BASE || origins.has(origin) ? [pathname + search] : []
}
