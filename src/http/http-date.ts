const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// The three forms of RFC 9110 5.6.7, in this order: IMF-fixdate, RFC 850, asctime.
const IMF = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) gmt$/
const RFC850 = /^[a-z]{6,9}, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) gmt$/
const ASCTIME = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/

/** An HTTP date as ms since the epoch; `null` for anything else, unlike `Date.parse`, which guesses. */
export const parseHttpDate = (value: string | null): number | null => {
  if (value === null) return null
  const text = value.toLowerCase()
  const imf = IMF.exec(text)
  if (imf) return toEpoch(imf[3], imf[2], imf[1], imf[4], imf[5], imf[6])
  const rfc850 = RFC850.exec(text)
  if (rfc850) return toEpoch(fullYear(rfc850[3]), rfc850[2], rfc850[1], rfc850[4], rfc850[5], rfc850[6])
  const asctime = ASCTIME.exec(text)
  if (asctime) return toEpoch(asctime[6], asctime[1], asctime[2], asctime[3], asctime[4], asctime[5])
  return null
}

/** A two-digit year more than 50 years ahead means the past century. */
const fullYear = (twoDigits = ''): string => {
  const century = Math.floor(new Date().getUTCFullYear() / 100) * 100
  const year = century + Number(twoDigits)
  return String(year > new Date().getUTCFullYear() + 50 ? year - 100 : year)
}

const toEpoch = (year = '', month = '', day = '', hour = '', minute = '', second = ''): number | null => {
  const index = MONTHS.indexOf(month)
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60
  // `Date` takes the 31st of November for the 1st of December.
  const isDay = new Date(Date.UTC(Number(year), index, Number(day))).getUTCMonth() === index
  return isDay && isTime
    ? Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second))
    : null
}
