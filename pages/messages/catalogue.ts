import { en } from './en.ts'
import { es } from './es.ts'

/** Spanish is the shape: a key missing in another language does not compile. */
export type Messages = typeof es

export const LOCALES = ['es', 'en'] as const

export type Locale = (typeof LOCALES)[number]

export const catalogue: Readonly<Record<Locale, Messages>> = { es, en }
