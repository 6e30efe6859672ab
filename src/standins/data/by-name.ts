import { type Row, text } from './row.ts'

const order = new Intl.Collator('es')

/** Last name, then first name, in Spanish order (Á beside A, ñ after n). */
export const byName = (one: Row, other: Row): number =>
  order.compare(text(one, 'last_name'), text(other, 'last_name')) ||
  order.compare(text(one, 'first_name'), text(other, 'first_name'))
