import { describe, expect, it } from 'bun:test'
import { emailAddress } from '../../../src/standins/validation/email-address.ts'

const read = (value: unknown) => {
  const reading = emailAddress(value, ['body', 'email'])
  return reading.ok ? reading.value : null
}

describe('e-mail address', () => {
  it('keeps the local part and lower-cases the domain', () => {
    expect(read('Ana.Ruiz+x@Clinica.Example.COM')).toBe('Ana.Ruiz+x@clinica.example.com')
    expect(read('paciente1@test.predicthealth.com')).toBe('paciente1@test.predicthealth.com')
  })

  it('refuses special-use domains', () => {
    for (const domain of ['a.test', 'a.local', 'a.invalid', 'localhost', 'test'])
      expect(read(`x@${domain}`)).toBeNull()
  })

  it('refuses what is no address', () => {
    const bad = [
      '',
      'x',
      '@a.com',
      'x@',
      'x@a',
      'a b@c.com',
      '.a@c.com',
      'a..b@c.com',
      'x@-a.com',
      'x@a..com',
      7,
      null,
    ]
    expect(bad.map(read)).toEqual(bad.map(() => null))
    expect(read(`${'x'.repeat(250)}@a.com`)).toBeNull()
  })
})
