import type { Frame } from '../frame.ts'

/** Kinds the forms offer for an e-mail address, a phone, an address. */
export const EMAIL_KINDS = ['personal', 'work', 'other'] as const
export const PHONE_KINDS = ['mobile', 'home', 'work'] as const
export const ADDRESS_KINDS = ['home', 'work', 'other'] as const

/** A known kind in words, an unknown one as the service spells it. */
export const kindWord = ({ t }: Frame, kind: string | null): string => {
  const words: Readonly<Record<string, string>> = t.patient.profile.kinds
  return kind === null ? '' : (words[kind] ?? kind)
}
