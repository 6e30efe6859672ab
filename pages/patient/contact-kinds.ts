import type { Frame } from '../frame.ts'
import { serviceWord } from '../service-word.ts'

/** Kinds the forms offer for an e-mail address, a phone, an address. */
export const EMAIL_KINDS = ['personal', 'work', 'other'] as const
export const PHONE_KINDS = ['mobile', 'home', 'work'] as const
export const ADDRESS_KINDS = ['home', 'work', 'other'] as const

export const kindWord = ({ t }: Frame, kind: string | null): string =>
  kind === null ? '' : serviceWord(t.patient.profile.kinds, kind)
