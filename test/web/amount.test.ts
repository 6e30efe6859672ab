import { describe, expect, it } from 'bun:test'
import { amountText, readAmount } from '../../src/web/amount.ts'

describe('an amount of money', () => {
  it.each([
    ['950', 950],
    ['950.50', 950.5],
    ['950,5', 950.5],
    ['1,300', 1300],
    ['$ 1,300.50', 1300.5],
    ['12,345,678', 12_345_678],
  ])('is read as it was meant: %s', (text, amount) => {
    expect(readAmount(text)).toBe(amount)
  })

  it.each(['', 'abc', '-1', '1.300', '1,3000', '1e3', '0x10', '1 300', '950.505'])(
    'is refused rather than guessed: %p',
    (text) => {
      expect(readAmount(text)).toBeNaN()
    },
  )

  it('comes back with both digits of its cents, or none', () => {
    expect([950, 1250.5, 0].map(amountText)).toEqual(['950', '1250.50', '0'])
  })
})
