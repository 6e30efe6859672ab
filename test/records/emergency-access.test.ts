import { describe, expect, it } from 'bun:test'
import { Conflict, Forbidden, type InvalidInput, TooManyRequests } from '../../src/errors.ts'
import type { Session } from '../../src/identity/session.ts'
import { createEmergencyAccesses } from '../../src/records/emergency-access.ts'
import type { Database } from '../../src/storage/database.ts'
import { ENGINES } from '../support/databases.ts'
import { exchange } from '../support/route-stage.ts'

const doctor: Session = {
  sid: 'sid-doctor',
  userId: 'user-doctor',
  role: 'doctor',
  email: 'doctor@predicthealth.com',
  referenceId: 'doctor-record',
  roles: ['doctor'],
  token: 'token',
  presentedAs: 'cookie',
  createdAt: 0,
  absoluteExpiry: 1,
}
const declaration = {
  patientId: 'p1',
  purpose: 'ETREAT',
  reason: 'Llegó inconsciente a urgencias.',
  password: 'right',
}

const open = (database: Database) => {
  let nowMs = 1_000_000
  const accesses = createEmergencyAccesses({
    database,
    verifyPassword: async (_, password) => password === 'right',
    now: () => nowMs,
  })
  return {
    accesses,
    advance: (ms: number) => {
      nowMs += ms
    },
  }
}

const faultsOf = async (declared: Promise<unknown>) =>
  ((await declared.catch((fault: unknown) => fault)) as InvalidInput).faults?.map((fault) => fault.pointer)

describe.each(ENGINES.map((engine) => [engine.name, engine] as const))(
  'emergency access on %s',
  (_, engine) => {
    it('opens for this session and this patient only, for sixty minutes', async () => {
      const { database, close } = await engine.open()
      const { accesses, advance } = open(database)
      const declared = await accesses.declare(doctor, declaration, exchange('/'))
      expect(declared.expiresAt - declared.openedAt).toBe(3_600_000)
      expect((await accesses.active(doctor, 'p1'))?.id).toBe(declared.id)
      expect(await accesses.active(doctor, 'p2')).toBeNull()
      expect(await accesses.active({ ...doctor, sid: 'another' }, 'p1')).toBeNull()
      advance(3_600_000)
      expect(await accesses.active(doctor, 'p1')).toBeNull()
      await close()
    })

    it('is looked for among the emergencies of its doctor only, on every page', async () => {
      const { database, close } = await engine.open()
      const asked: string[] = []
      const heard: Database = {
        ...database,
        query: (sql, parameters) => {
          asked.push(sql)
          return database.query(sql, parameters)
        },
      }
      await open(heard).accesses.running(doctor)
      expect(asked[0]).toContain('WHERE user_id = $1')
      if (database.engine === 'sqlite') {
        const plan = await database.query(`EXPLAIN QUERY PLAN ${asked[0]}`, ['user', 'sid', 0])
        expect(String(plan[0]?.['detail'])).toContain('USING INDEX emergency_access_user')
      }
      await close()
    })

    it('is opened once by one form, however often that is sent', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      const id = '4f1d9c1e-0000-4000-8000-000000000001'
      await accesses.declare(doctor, { ...declaration, id }, exchange('/'))
      await accesses.declare(doctor, { ...declaration, id }, exchange('/'))
      expect((await accesses.list(null, 10)).map((access) => access.id)).toEqual([id])
      await close()
    })

    it('asks for a known purpose, a reason and the password', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      expect(
        await faultsOf(
          accesses.declare(doctor, { ...declaration, purpose: 'X', reason: 'corto' }, exchange('/')),
        ),
      ).toEqual(['/purpose', '/reason'])
      expect(
        await faultsOf(accesses.declare(doctor, { ...declaration, password: 'wrong' }, exchange('/'))),
      ).toEqual(['/password'])
      expect(await accesses.list(null, 10)).toEqual([])
      await close()
    })

    it('is for doctors', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      await expect(
        accesses.declare({ ...doctor, role: 'institution' }, declaration, exchange('/')),
      ).rejects.toBeInstanceOf(Forbidden)
      await close()
    })

    it('refuses a sixth in a day', async () => {
      const { database, close } = await engine.open()
      const { accesses, advance } = open(database)
      for (let index = 0; index < 5; index++)
        await accesses.declare(doctor, { ...declaration, patientId: `p${index}` }, exchange('/'))
      await expect(accesses.declare(doctor, declaration, exchange('/'))).rejects.toBeInstanceOf(
        TooManyRequests,
      )
      advance(24 * 3_600_000)
      expect((await accesses.declare(doctor, declaration, exchange('/'))).patientId).toBe('p1')
      await close()
    })

    it('refuses those past the limit that are declared at the same time', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      const declared = await Promise.allSettled(
        Array.from({ length: 9 }, (_, index) =>
          accesses.declare(doctor, { ...declaration, patientId: `p${index}` }, exchange('/')),
        ),
      )
      expect(declared.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
      expect(await accesses.running(doctor)).toHaveLength(5)
      await close()
    })

    it('answers the fifth of a day again when its form is sent again', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      for (let index = 0; index < 4; index++) await accesses.declare(doctor, declaration, exchange('/'))
      const fifth = { ...declaration, id: '4f1d9c1e-0000-4000-8000-000000000005' }
      const opened = await accesses.declare(doctor, fifth, exchange('/'))
      expect(await accesses.declare(doctor, fifth, exchange('/'))).toEqual(opened)
      await close()
    })

    it('does not pretend to be open under an id that opened another record', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      const id = '4f1d9c1e-0000-4000-8000-000000000001'
      await accesses.declare(doctor, { ...declaration, id }, exchange('/'))
      await expect(
        accesses.declare(doctor, { ...declaration, id, patientId: 'p2' }, exchange('/')),
      ).rejects.toBeInstanceOf(Conflict)
      expect(await accesses.active(doctor, 'p2')).toBeNull()
      await close()
    })

    it('is over when an administrator flags it, not when one accepts it', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      const verdict = { by: 'admin', note: '' }
      const accepted = await accesses.declare(doctor, declaration, exchange('/'))
      const flagged = await accesses.declare(doctor, { ...declaration, patientId: 'p2' }, exchange('/'))
      await accesses.review(accepted.id, { ...verdict, review: 'accepted' })
      await accesses.review(flagged.id, { ...verdict, review: 'flagged' })
      expect((await accesses.running(doctor)).map(({ patientId }) => patientId)).toEqual(['p1'])
      expect(await accesses.active(doctor, 'p2')).toBeNull()
      await close()
    })

    it('comes before those that were reviewed, so that none drops out of the queue unseen', async () => {
      const { database, close } = await engine.open()
      const { accesses, advance } = open(database)
      const waiting = await accesses.declare(doctor, declaration, exchange('/'))
      advance(1_000)
      const reviewed = await accesses.declare(doctor, { ...declaration, patientId: 'p2' }, exchange('/'))
      await accesses.review(reviewed.id, { review: 'accepted', by: 'admin', note: '' })
      expect((await accesses.list(null, 1)).map(({ id }) => id)).toEqual([waiting.id])
      await close()
    })

    it('waits in the queue until an administrator accepts or flags it, once', async () => {
      const { database, close } = await engine.open()
      const { accesses } = open(database)
      const { id } = await accesses.declare(doctor, declaration, exchange('/'))
      expect((await accesses.list('open', 10)).map((each) => each.id)).toEqual([id])
      expect(await accesses.review(id, { review: 'flagged', by: 'admin', note: 'No era su turno.' })).toBe(
        true,
      )
      expect(await accesses.review(id, { review: 'accepted', by: 'admin', note: '' })).toBe(false)
      expect(await accesses.list('open', 10)).toEqual([])
      expect((await accesses.list('flagged', 10))[0]?.reviewNote).toBe('No era su turno.')
      await close()
    })
  },
)
