/**
 * A word of a service as a list shows it: in the reader's language where the catalogue has it, else as the service says it,
 * as words and never as code (`LIFE_THREATENING`, `workPhone`).
 */
export const serviceWord = (known: Readonly<Record<string, string>>, said: string): string => {
  const word = said.trim()
  const name = word.toLowerCase()
  const spaced = word.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  // Only what was code loses its capitals: an abbreviation (`IMSS`) keeps them.
  const plain = spaced === word ? word : spaced.toLowerCase()
  return (Object.hasOwn(known, name) ? known[name] : undefined) ?? capitalised(plain.trim())
}

const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
