import { afterAll, describe, expect, it } from 'bun:test'
import { createAccounts } from '../../../src/standins/accounts/accounts.ts'
import { openSeeded } from '../../../src/standins/stand-in.ts'
import { account } from '../clinic.ts'

const clock = () => new Date()
const database = openSeeded(':memory:', clock)
const accounts = createAccounts(database, clock)
afterAll(() => database.close())

describe('accounts', () => {
  it('keep passwords as $2b$ bcrypt of cost 10', async () => {
    const { referenceId } = account('paciente1')
    const email = 'x@clinica.example.com'
    const { id } = await accounts.create({
      email,
      password: 'Una-clave-larga',
      userType: 'patient',
      referenceId,
    })
    const stored = database.one('select password_hash from accounts where id = ?', id)
    expect(stored?.['password_hash']).toStartWith('$2b$10$')
  })

  it('do not hash for an unknown e-mail: the gateway must hide the difference', async () => {
    const isSettledAtOnce = async (email: string) => {
      let settled = false
      const outcome = accounts.authenticate(email, 'x').then(() => {
        settled = true
      })
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      const atOnce = settled
      await outcome
      return atOnce
    }
    expect(await isSettledAtOnce('nadie@example.com')).toBe(true)
    expect(await isSettledAtOnce(account('paciente1').email)).toBe(false)
  })
})
