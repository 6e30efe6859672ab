import { describe, expect, it } from 'bun:test'
import { ServiceUnavailable } from '../../../src/errors.ts'
import type { Role } from '../../../src/identity/role.ts'
import type { Answer } from '../../../src/proxy/ask.ts'
import { createRecordInUse } from '../../../src/services/auth/record-in-use.ts'
import { exchange, fakeAsk, fakeSessions, sessionOf } from '../../support/route-stage.ts'

const COLLECTIONS = { doctor: 'doctors', patient: 'patients', institution: 'institutions' } as const

const isInUse = async (role: Role, answer: Partial<Answer> | (() => Promise<Partial<Answer>>)) => {
  const session = sessionOf(role)
  const target = `/api/v1/${role === 'admin' ? 'admins' : COLLECTIONS[role]}/${session.referenceId}`
  const { ask, questions } = fakeAsk({ [`GET ${target}`]: answer })
  const asks = { auth: ask, doctors: ask, patients: ask, institutions: ask, admins: ask }
  const inUse = await createRecordInUse({ asks, sessions: fakeSessions(role).sessions })(
    session,
    exchange('/api/v1/auth/login'),
  )
  return { inUse, asked: questions.length }
}

describe('a record', () => {
  it.each(['doctor', 'patient', 'institution'] as const)(
    'is in use unless its service denies it: %s',
    async (role) => {
      expect(await isInUse(role, { status: 200, json: { is_active: true } })).toEqual({
        inUse: true,
        asked: 1,
      })
      expect(await isInUse(role, { status: 200, json: { is_active: false } })).toEqual({
        inUse: false,
        asked: 1,
      })
    },
  )

  it('is out of use where the patients service does not know it; the institutions service knows none', async () => {
    expect((await isInUse('patient', { status: 404 })).inUse).toBe(false)
    expect((await isInUse('institution', { status: 404 })).inUse).toBe(true)
  })

  it('keeps nobody out while its service cannot be asked', async () => {
    expect((await isInUse('doctor', () => Promise.reject(new ServiceUnavailable()))).inUse).toBe(true)
    expect((await isInUse('patient', { status: 500 })).inUse).toBe(true)
  })

  it('is not asked for where an account is all there is', async () => {
    expect(await isInUse('admin', { status: 200, json: { is_active: false } })).toEqual({
      inUse: true,
      asked: 0,
    })
  })
})
