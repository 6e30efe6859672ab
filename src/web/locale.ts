import { LOCALES, type Locale } from '../../pages/messages/catalogue.ts'
import { cookieValue } from '../http/cookie.ts'
import { parseQualityValues } from '../http/quality-values.ts'
import { setCookie } from '../http/set-cookie.ts'

/** Remembers the language somebody chose; says nothing else. */
const LOCALE_COOKIE = 'predicthealth_locale'

const YEAR_SECONDS = 31_536_000

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value)

/** The chosen language, else the best of `Accept-Language` (RFC 9110 12.5.4), else Spanish. */
export const localeOf = (headers: Headers): Locale => {
  const chosen = cookieValue(headers.get('cookie'), LOCALE_COOKIE)
  if (isLocale(chosen)) return chosen
  const best = parseQualityValues(headers.get('accept-language'))
    .map(({ value, weight }) => ({ language: value.split('-')[0], weight }))
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)[0]
  return isLocale(best?.language) ? best.language : 'es'
}

export const localeCookie = (locale: Locale, secure: boolean): string =>
  setCookie(LOCALE_COOKIE, locale, { secure, maxAgeSeconds: YEAR_SECONDS })
