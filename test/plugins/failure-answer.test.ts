import { describe, expect, it } from 'bun:test'
import { InvalidInput, Unauthenticated } from '../../src/errors.ts'
import { failureAnswers } from '../support/failure-answers.ts'
import { exchange } from '../support/fresh-exchange.ts'

const person = (method = 'GET') =>
  new Request('http://localhost/', { method, headers: { 'sec-fetch-mode': 'navigate' } })

describe('failure answer', () => {
  it('notes the code for the access log', async () => {
    const noted = exchange()
    await failureAnswers()(new InvalidInput(), person(), noted)
    expect(noted.failure).toBe('invalid_input')
  })

  it('leaves it to the pages how to keep a form that was posted too late', async () => {
    const answer = failureAnswers({
      toLogin: async (request) =>
        new Response(null, { status: 303, headers: { location: `/login?kept=${request.method}` } }),
    })
    const response = await answer(
      new Unauthenticated(),
      person('POST'),
      exchange({ path: '/patient/profile/emails' }),
    )
    expect(response.headers.get('location')).toBe('/login?kept=POST')
  })

  it('answers in plain text when the page itself fails', async () => {
    const broken = () => {
      throw new Error('in the page')
    }
    const answer = failureAnswers({ renderErrorPage: broken })
    const response = await answer(new InvalidInput(), person(), exchange())
    expect(response.status).toBe(422)
    expect(await response.text()).toBe('Hay datos que corregir.')
  })

  it('finishes pages for their reader, and in plain text when that fails; programs get theirs as it is', async () => {
    const finished: number[] = []
    const answer = failureAnswers({
      finishPage: async (_request, page) => {
        finished.push(page.status)
        if (finished.length > 1) throw new Error('out of memory')
        return page
      },
    })
    await answer(new InvalidInput(), person(), exchange({ path: '/api/v1/patients' }))
    expect((await answer(new InvalidInput(), person(), exchange())).headers.get('content-type')).toStartWith(
      'text/html',
    )
    const failed = await answer(new InvalidInput(), person(), exchange())
    expect([failed.status, failed.headers.get('content-type')]).toEqual([422, 'text/plain; charset=utf-8'])
    expect(finished).toEqual([422, 422])
  })

  it('takes a prefix as a whole segment', async () => {
    const answer = failureAnswers({ apiPrefixes: ['/extra'] })
    const typeAt = async (path: string) =>
      (await answer(new InvalidInput(), person(), exchange({ path }))).headers.get('content-type')
    expect(await typeAt('/extra/a')).toBe('application/problem+json')
    expect(await typeAt('/extra')).toBe('application/problem+json')
    expect(await typeAt('/extraordinary')).toStartWith('text/html')
    expect(await typeAt('/api/website')).toBe('application/problem+json')
  })
})
