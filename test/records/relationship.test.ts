import { describe, expect, it } from 'bun:test'
import { type AskAs, createRelations } from '../../src/records/relationship.ts'
import { exchange } from '../support/fresh-exchange.ts'
import { sessionOf } from '../support/guarded-app.ts'

const session = sessionOf({ role: 'doctor', sid: 'sid-d' })
const listOf = (...ids: string[]) => ({ status: 200, json: { patients: ids.map((id) => ({ id })) } })

const setUp = (answers: (() => ReturnType<AskAs>)[]) => {
  const asked: string[] = []
  let time = 0
  const ask: AskAs = (_, target) => {
    asked.push(target)
    const answer = answers[Math.min(asked.length, answers.length) - 1]
    return answer ? answer() : Promise.reject(new Error('no answer left'))
  }
  const relations = createRelations({ askDoctors: ask, askInstitutions: ask, now: () => time })
  return {
    asked,
    pass: (ms: number) => {
      time += ms
    },
    treats: (id: string, as = session) => relations.treats(as, id, exchange()),
    relations,
  }
}

describe('relationship', () => {
  it('asks the doctors service whom the doctor treats', async () => {
    const { treats, asked } = setUp([async () => listOf('p1')])
    expect(await treats('p1')).toBe(true)
    expect(await treats('p2')).toBe(false)
    expect(asked).toEqual(['/api/v1/doctors/me/patients'])
  })

  it('asks once for all who wait', async () => {
    const { treats, asked } = setUp([async () => listOf('p1')])
    expect(await Promise.all([treats('p1'), treats('p1'), treats('p2')])).toEqual([true, true, false])
    expect(asked).toHaveLength(1)
  })

  it('keeps an answer 60 s, for that session only', async () => {
    const { treats, asked, pass } = setUp([async () => listOf('p1')])
    await treats('p1')
    pass(59_999)
    await treats('p1')
    expect(asked).toHaveLength(1)
    await treats('p1', sessionOf({ role: 'doctor', sid: 'sid-other' }))
    expect(asked).toHaveLength(2)
    pass(1)
    await treats('p1')
    expect(asked).toHaveLength(3)
  })

  it('asks again after 2 s for a record that was not there: it may be new', async () => {
    const { treats, pass } = setUp([async () => listOf('p1'), async () => listOf('p1', 'p2')])
    expect(await treats('p2')).toBe(false)
    pass(2_000)
    expect(await treats('p2')).toBe(true)
  })

  it('fails rather than allows when the service does not answer, and asks again next time', async () => {
    const { treats } = setUp([
      async () => {
        throw new Error('down')
      },
      async () => listOf('p1'),
    ])
    await expect(treats('p1')).rejects.toThrow('down')
    expect(await treats('p1')).toBe(true)
  })

  it.each([
    ['an error status', { status: 500, json: { patients: [{ id: 'p1' }] } }],
    ['another shape', { status: 200, json: { items: [{ id: 'p1' }] } }],
    ['no JSON', { status: 200, json: undefined }],
  ])('takes %s for no answer', async (_, answer) => {
    const { treats } = setUp([async () => answer])
    await expect(treats('p1')).rejects.toMatchObject({ code: 'service_unavailable' })
  })

  it('asks the institutions service for the institution’s people', async () => {
    const { relations, asked } = setUp([
      async () => listOf('p1'),
      async () => ({ status: 200, json: { doctors: [{ id: 'd1' }] } }),
    ])
    const clinic = sessionOf({ role: 'institution' })
    expect(await relations.hosts(clinic, 'p1', exchange())).toBe(true)
    expect(await relations.employs(clinic, 'd1', exchange())).toBe(true)
    expect(asked).toEqual(['/api/v1/institutions/patients', '/api/v1/institutions/doctors'])
  })
})
