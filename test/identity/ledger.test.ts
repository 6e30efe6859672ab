import { describe, expect, it } from 'bun:test'
import { createLedger } from '../../src/identity/ledger.ts'
import type { SessionRecord } from '../../src/identity/session-record.ts'
import { createMemoryStore } from '../support/memory-session-store.ts'
import { createClock, START_MS } from './support.ts'

const RECORD: SessionRecord = {
  sid: 's-1',
  userId: 'u-1',
  role: 'patient',
  email: 'ana@example.com',
  referenceId: 'r-1',
  roles: ['patient'],
  name: null,
  userAgent: '',
  address: '',
  created: START_MS,
  end: START_MS + 100_000,
  seen: START_MS,
  until: START_MS + 50_000,
  access: 'token',
  retired: [],
  refresh: null,
}

const create = () => {
  const clock = createClock()
  return { clock, ledger: createLedger(createMemoryStore(clock.now), clock.now, 100_000) }
}

describe('ledger', () => {
  it('loses no change when many are made at once', async () => {
    const { ledger } = create()
    await ledger.replace(null, { ...RECORD, name: '' })
    await Promise.all(
      Array.from({ length: 20 }, () =>
        ledger.change('s-1', (record) => ({ ...record, name: `${record.name}x` })),
      ),
    )
    expect((await ledger.session('s-1'))?.name).toBe('x'.repeat(20))
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        ledger.changeIndex('u-1', (index) => [...index, { sid: `${turn}`, created: 0 }]),
      ),
    )
    expect(await ledger.index('u-1')).toHaveLength(20)
  })

  it('gives a session to one taker', async () => {
    const { ledger } = create()
    await ledger.replace(null, RECORD)
    const taken = await Promise.all([ledger.take('s-1'), ledger.take('s-1'), ledger.take('s-1')])
    expect(taken.filter((record) => record !== null)).toEqual([RECORD])
  })

  it('changes nothing that is gone or over', async () => {
    const { clock, ledger } = create()
    expect(await ledger.change('s-1', (record) => record)).toBeNull()
    await ledger.replace(null, RECORD)
    clock.advanceSeconds(50)
    expect(await ledger.session('s-1')).toBeNull()
    expect(await ledger.change('s-1', (record) => record)).toBeNull()
  })

  it('leaves no empty index behind', async () => {
    const { ledger } = create()
    await ledger.changeIndex('u-1', () => [{ sid: 's-1', created: 0 }])
    expect(await ledger.changeIndex('u-1', () => [])).toEqual([])
    expect(await ledger.changeIndex('u-1', (index) => index)).toEqual([])
  })
})
