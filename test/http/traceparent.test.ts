import { describe, expect, it } from 'bun:test'
import {
  isSampled,
  isTraceparent,
  newSpanId,
  newTraceparent,
  parentIdOf,
  traceIdOf,
  withParent,
} from '../../src/http/traceparent.ts'

describe('traceparent (W3C Trace Context)', () => {
  it('takes the trace id from a UUID request id', () => {
    const value = newTraceparent('0190b5c2-7d3e-4f00-8a61-9f0d1c2b3a45')
    expect(value).toStartWith('00-0190b5c27d3e4f008a619f0d1c2b3a45-')
    expect(isTraceparent(value)).toBe(true)
  })

  it('draws its own id when the request id is not a UUID', () => {
    const value = newTraceparent('caller/42')
    expect(isTraceparent(value)).toBe(true)
    expect(value).not.toBe(newTraceparent('caller/42'))
  })

  it.each([
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
    '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01',
    'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x',
    '',
  ])('does not continue %p', (value) => {
    expect(isTraceparent(value)).toBe(false)
  })

  it('is taken apart, and continued from another span', () => {
    const value = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03'
    expect(traceIdOf(value)).toBe('0af7651916cd43dd8448eb211c80319c')
    expect(parentIdOf(value)).toBe('b7ad6b7169203331')
    expect(withParent(value, '00f067aa0ba902b7')).toBe(
      '00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-03',
    )
  })

  it.each([
    ['00', false],
    ['01', true],
    ['02', false],
    ['03', true],
    ['ff', true],
  ])('with flags %s is sampled: %p', (flags, sampled) => {
    expect(isSampled(`00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-${flags}`)).toBe(sampled)
  })

  it('draws span ids that may stand in one', () => {
    const one = newTraceparent('caller/42')
    expect(isTraceparent(withParent(one, newSpanId()))).toBe(true)
    expect(newSpanId()).not.toBe(newSpanId())
  })
})
