/** The calendar day of a moment (epoch ms) where the clinics are, `YYYY-MM-DD`. */
export const toToday = (nowMs: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City', dateStyle: 'short' }).format(nowMs)
