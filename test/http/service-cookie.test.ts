import { describe, expect, it } from 'bun:test'
import { withoutCookies } from '../../src/http/cookie-field.ts'
import { reservedCookies, toScopedCookie } from '../../src/http/service-cookie.ts'

const reserved = reservedCookies(['predicthealth_session', '__Host-csrf'])

describe('cookies a service sets', () => {
  it('lose their Domain and keep the rest', () => {
    expect(toScopedCookie('lang=es; Domain=.example; Path=/lab; HttpOnly', reserved)).toBe(
      'lang=es; Path=/lab; HttpOnly',
    )
    expect(toScopedCookie('lang=es;domain = x', reserved)).toBe('lang=es')
  })

  it.each([
    'predicthealth_session=evil',
    ' predicthealth_session = evil; Path=/x',
    'PredictHealth_Session=evil',
    '__Host-predicthealth_session=evil; Secure',
    'csrf=evil',
    '=predicthealth_session=evil',
    'predicthealth_session',
    '',
  ])('never touch the session: %p is dropped', (value) => {
    expect(toScopedCookie(value, reserved)).toBeNull()
  })
})

describe('cookies sent to a further service', () => {
  it('leave out those of the gateway', () => {
    expect(withoutCookies('a=1; predicthealth_session=x.y.z;b=2; csrf=t', reserved)).toBe('a=1; b=2')
  })

  it('are none at all when only ours were there', () => {
    expect(withoutCookies('predicthealth_session=x', reserved)).toBeNull()
    expect(withoutCookies(null, reserved)).toBeNull()
  })
})
