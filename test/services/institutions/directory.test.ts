import { describe, expect, it } from 'bun:test'
import { createInstitutionDirectory } from '../../../src/services/institutions/directory.ts'
import { createFakeClock } from '../../policies/fake-clock.ts'
import { exchange, fakeAsk } from '../../support/route-stage.ts'

const LIST = 'GET /api/v1/institutions?skip=0&limit=1000'
const RAFAEL = '1057a000-0000-4000-8000-000000000001'
const GENERAL = '1057a000-0000-4000-8000-000000000002'

const listed = (...institutions: readonly (readonly [id: string, name: string])[]) => ({
  json: institutions.map(([id, name]) => ({
    id,
    name,
    license_number: 'L-1',
    contact_email: 'a@b.example.com',
  })),
})
const two = listed([GENERAL, 'Hospital General'], [RAFAEL, 'Clínica San Rafael'])

const stage = (answers: Parameters<typeof fakeAsk>[0]) => {
  const clock = createFakeClock()
  const { ask, questions } = fakeAsk(answers)
  const directory = createInstitutionDirectory({ ask, clock })
  return { clock, questions, look: () => directory(exchange('/register')) }
}

describe('the directory of institutions', () => {
  it('asks without a session and orders the names', async () => {
    const { look, questions } = stage({ [LIST]: two })
    expect((await look())?.names).toEqual(['Clínica San Rafael', 'Hospital General'])
    expect(questions[0]?.identity).toBeNull()
  })

  it.each(['Clínica San Rafael', 'clinica  san rafael ', 'CLÍNICA SAN RAFAEL'])('knows %j', async (name) => {
    expect((await stage({ [LIST]: two }).look())?.idOf(name)).toBe(RAFAEL)
  })

  it('tells none of two institutions that are called the same', async () => {
    const other = '1057a000-0000-4000-8000-000000000003'
    const { look } = stage({
      [LIST]: listed([RAFAEL, 'San Rafael'], [GENERAL, 'Hospital General'], [other, 'SAN RAFAEL']),
    })
    const directory = await look()
    expect(directory?.names).toEqual(['Hospital General'])
    expect(directory?.idOf('San Rafael')).toBeUndefined()
    expect(directory?.nameOf(RAFAEL)).toBeUndefined()
  })

  it('asks again after a minute, and keeps what it knew when that fails', async () => {
    let answer = two
    const { look, questions, clock } = stage({ [LIST]: async () => answer })
    await look()
    await clock.advance(59_999)
    await look()
    expect(questions).toHaveLength(1)
    await clock.advance(1)
    answer = { json: [] }
    expect((await look())?.names).toHaveLength(2)
    expect(questions).toHaveLength(2)
  })

  it('does not take the empty list of a busy service for a platform without institutions', async () => {
    const { look, questions } = stage({ [LIST]: { json: [] } })
    expect(await look()).toBeNull()
    expect(await look()).toBeNull()
    expect(questions).toHaveLength(2)
  })

  it.each([
    ['fails', { status: 503, json: { detail: 'no' } }],
    ['answers something else', { json: { institutions: [] } }],
  ])('says that it does not know when the service %s', async (_what, answer) => {
    expect(await stage({ [LIST]: answer }).look()).toBeNull()
  })

  it('waits for a slow service once for all who ask, for a fifth of a second, and has the names later', async () => {
    const late = Promise.withResolvers<typeof two>()
    const { look, questions, clock } = stage({ [LIST]: () => late.promise })
    const looks = Promise.all([look(), look()])
    await clock.advance(200)
    expect(await looks).toEqual([null, null])
    expect(questions).toHaveLength(1)
    late.resolve(two)
    expect((await look())?.names).toHaveLength(2)
    expect(questions).toHaveLength(1)
  })
})
