/** Wall clock of a stand-in, injected so that tests can hold it still. */
export type Clock = () => Date

/** `datetime.isoformat()` of an aware UTC time: microseconds and `+00:00` (contract 1). */
export const toPythonTimestamp = (moment: Date): string => moment.toISOString().replace('Z', '000+00:00')

export const toIsoDate = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Whole years between a birth date (`YYYY-MM-DD`) and today. */
export const toAge = (dateOfBirth: string, today: string): number => {
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years
}
