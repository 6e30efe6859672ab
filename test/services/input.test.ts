import { describe, expect, it } from 'bun:test'
import { BadRequest, type GatewayError, InvalidInput } from '../../src/errors.ts'
import { Login } from '../../src/services/auth/model.ts'
import { createInputParser } from '../../src/services/input.ts'
import { NewAddress } from '../../src/services/patients/input.ts'

const parse = createInputParser(Login)

const failureOf = (value: unknown): GatewayError => {
  try {
    parse(value)
  } catch (error) {
    if (error instanceof BadRequest || error instanceof InvalidInput) return error
  }
  throw new Error('was accepted')
}

describe('an input', () => {
  it('is taken without the members nobody asked for', () => {
    expect(parse({ email: 'ana@clinic.example.com', password: 'x', admin: true })).toEqual({
      email: 'ana@clinic.example.com',
      password: 'x',
    })
  })

  it('is 400 when something is missing or empty', () => {
    for (const value of [{}, { email: '', password: '' }, { email: 'ana@clinic.example.com' }, [], null, 'x'])
      expect(failureOf(value).status).toBe(400)
    expect(failureOf({ email: 'ana@clinic.example.com' }).faults).toEqual([
      { pointer: '/password', detail: 'Falta este dato.' },
    ])
  })

  it('is 422 when something is wrong, and never repeats it', () => {
    const failure = failureOf({ email: 'no-es-correo', password: 'x' })
    expect(failure.status).toBe(422)
    expect(failure.faults).toEqual([{ pointer: '/email', detail: 'Escribe un correo válido.' }])
  })

  it('takes catalogue ids as forms and scripts send them', () => {
    const address = { street_address: 'Hidalgo 1', postal_code: '64000', city: 'Monterrey' }
    const parseAddress = createInputParser(NewAddress)
    expect(parseAddress({ ...address, region_id: '19' })).toEqual({ ...address, region_id: '19' })
    expect(parseAddress({ ...address, region_id: 19 })).toEqual({ ...address, region_id: 19 })
    expect(() => parseAddress({ ...address, region_id: 'x' })).toThrow(InvalidInput)
  })
})
