import type { Fault } from '../errors.ts'
import { COMMON_SEQUENCES, COMMON_WORDS } from './common-passwords.ts'

/** Contract section 7: at least so many characters, one of each class below. */
const MIN_LENGTH = 8
/** bcrypt takes no more octets into account; a longer password would be cut without a word. */
const MAX_OCTETS = 72

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/\p{Lu}/u, 'Incluye al menos una letra mayúscula.'],
  [/\p{Ll}/u, 'Incluye al menos una letra minúscula.'],
  [/\d/, 'Incluye al menos un número.'],
  [/[!@#$%^&*(),.?":{}|<>]/, 'Incluye al menos un símbolo, como ! @ # $ % & * o ?'],
]

/** Words of the site itself, which everybody tries first (ASVS 5.0 6.2.11). */
const SITE_WORDS = ['predicthealth', 'predict', 'health']

/**
 * Everything that is wrong with a new password, as sentences under one pointer; empty when it may be used. `personal`
 * are words an attacker would try for this person: name, e-mail address, institution.
 */
export const passwordFaults = (
  password: string,
  { pointer = '/password', personal = [] }: { pointer?: string; personal?: readonly string[] } = {},
): readonly Fault[] => {
  const faults: string[] = []
  if ([...password].length < MIN_LENGTH) faults.push(`Usa al menos ${MIN_LENGTH} caracteres.`)
  if (new TextEncoder().encode(password).length > MAX_OCTETS)
    faults.push(`Usa como máximo ${MAX_OCTETS} caracteres.`)
  for (const [pattern, sentence] of CLASSES) if (!pattern.test(password)) faults.push(sentence)
  if (isGuessable(password, personal)) faults.push('Es demasiado común o fácil de adivinar. Elige otra.')
  return faults.map((detail) => ({ pointer, detail }))
}

/** Characters around a word that make it no better: `Password2024!!` has six. */
const MAX_DECORATION = 6

const isGuessable = (password: string, personal: readonly string[]): boolean => {
  const lower = password.normalize('NFC').toLowerCase()
  if (COMMON_SEQUENCES.has(lower)) return true
  const word = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (lower.length - word.length > MAX_DECORATION) return false
  // A digit at the end may be decoration (`password1!`) or a letter in disguise (`m3x1c0!`): both readings count.
  const disguised = withoutLetterSwaps(lower.replace(/[^\p{L}\d]+$/u, ''))
  const known = new Set([...SITE_WORDS, ...personal.flatMap(toWords)])
  return [word, withoutLetterSwaps(word), disguised].some(
    (candidate) => COMMON_WORDS.has(candidate) || known.has(candidate),
  )
}

/** The parts of a name or address that are long enough to matter, lower case. */
const toWords = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 4)

const SWAPS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const withoutLetterSwaps = (word: string): string =>
  word.replace(/[013457@$!]/g, (sign) => SWAPS[sign] ?? sign)
