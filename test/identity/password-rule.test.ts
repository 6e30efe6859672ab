import { describe, expect, it } from 'bun:test'
import { passwordFaults } from '../../src/identity/password-rule.ts'

const faultsOf = (password: string, personal: readonly string[] = []) =>
  passwordFaults(password, { personal }).map(({ detail }) => detail)
const COMMON = 'Es demasiado común o fácil de adivinar. Elige otra.'

describe('password rule', () => {
  it('takes a password of the four classes', () => {
    expect(faultsOf('Nube-7-Cactus!')).toEqual([])
    expect(faultsOf('Ñandú.2-verde')).toEqual([])
  })

  it('names everything that is missing, at the given pointer', () => {
    expect(faultsOf('abc')).toHaveLength(4)
    expect(passwordFaults('abcdefgh', { pointer: '/new_password' })[0]?.pointer).toBe('/new_password')
  })

  it('counts exactly the symbols of the contract', () => {
    for (const symbol of '!@#$%^&*(),.?":{}|<>') expect(faultsOf(`Nube7Cactus${symbol}x`)).toEqual([])
    for (const symbol of "-_'/\\ ;+=~`[]") expect(faultsOf(`Nube7Cactus${symbol}x`)).toHaveLength(1)
  })

  it('refuses what bcrypt would cut off', () => {
    expect(faultsOf(`Aa1!${'x'.repeat(68)}`)).toEqual([])
    expect(faultsOf(`Aa1!${'x'.repeat(69)}`)).toHaveLength(1)
    expect(faultsOf(`Aa1!${'é'.repeat(35)}`)).toHaveLength(1)
  })

  it.each([
    'Password1!',
    'P@ssw0rd',
    'Contraseña123!',
    'Qwerty1!',
    '!QAZ2wsx',
    'Alejandro2024.',
    'Minecraft#99',
    'M3x1c0!!',
  ])('refuses the common %s', (password) => expect(faultsOf(password)).toContain(COMMON))

  it('refuses words of the person and of the site', () => {
    expect(faultsOf('Xochitl2024!', ['xochitl.ramos@clinic.example.com'])).toEqual([COMMON])
    expect(faultsOf('PredictHealth1!')).toEqual([COMMON])
    expect(faultsOf('Xochitl2024!')).toEqual([])
  })

  it('does not mind a common word among much else', () => {
    expect(faultsOf('password83-Kx!7Q2')).toEqual([])
  })
})
