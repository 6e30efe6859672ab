import { describe, expect, it } from 'bun:test'
import { ignoresHangUp } from '../../src/runtime/hang-up.ts'

describe('SIGHUP', () => {
  it.each([
    ['SigBlk:\t0000000000000000\nSigIgn:\t0000000001001001\nSigCgt:\t0000000000000000\n', true],
    ['SigBlk:\t0000000000000001\nSigIgn:\t0000000001001000\nSigCgt:\t0000000000000001\n', false],
    ['', false],
  ])('is left ignored where it was (%#)', (status, ignored) => {
    expect(ignoresHangUp(() => status)).toBe(ignored)
  })

  it('is handled where nobody can say', () => {
    expect(
      ignoresHangUp(() => {
        throw new Error('no /proc')
      }),
    ).toBe(false)
  })
})
