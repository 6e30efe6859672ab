import { InvalidInput } from '../errors.ts'

/** The moment that a query names, epoch ms; `null` where it names none. Throws `InvalidInput` for what is no time. */
export const queryMoment = (
  name: string,
  found: string | null | undefined,
  toMs: (text: string) => number | null,
): number | null => {
  if (!found) return null
  const at = toMs(found)
  if (at === null)
    throw new InvalidInput(null, {
      faults: [{ pointer: `/${name}`, detail: 'Debe ser una fecha ISO 8601.' }],
    })
  return at
}
