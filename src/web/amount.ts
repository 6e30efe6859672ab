const AMOUNT = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d{1,2}))?$/

/** An amount of money as people type it, with the commas of Mexico (`$1,300.50`) or a decimal comma (`950,5`); `NaN` for what is none. */
export const readAmount = (text: string): number => {
  const [, whole, cents = '0'] = AMOUNT.exec(text) ?? []
  return whole === undefined ? Number.NaN : Number(`${whole.replaceAll(',', '')}.${cents}`)
}

/** An amount as a field shows it. */
export const amountText = (amount: number): string =>
  Number.isInteger(amount) ? String(amount) : amount.toFixed(2)
