import { describe, expect, it } from 'bun:test'
import { InvalidInput, Unauthenticated } from '../../src/errors.ts'
import { createFailureAnswer } from '../../src/plugins/failure-answer.ts'
import { exchange } from '../support/fresh-exchange.ts'

const person = (method = 'GET') =>
  new Request('http://localhost/', { method, headers: { 'sec-fetch-mode': 'navigate' } })
const renderErrorPage = () => '<!doctype html>'

describe('failure answer', () => {
  it('notes the code for the access log', async () => {
    const noted = exchange()
    await createFailureAnswer({ apiPrefixes: [], renderErrorPage })(new InvalidInput(), person(), noted)
    expect(noted.failure).toBe('invalid_input')
  })

  it('leaves it to the pages how to keep a form that was posted too late', async () => {
    const answer = createFailureAnswer({
      apiPrefixes: [],
      renderErrorPage,
      toLogin: (request) =>
        new Response(null, { status: 303, headers: { location: `/login?kept=${request.method}` } }),
    })
    const response = await answer(
      new Unauthenticated(),
      person('POST'),
      exchange({ path: '/patient/profile/emails' }),
    )
    expect(response.headers.get('location')).toBe('/login?kept=POST')
  })

  it('does not send people back to what was posted: a link only asks', async () => {
    const answer = createFailureAnswer({ apiPrefixes: [], renderErrorPage })
    const response = await answer(
      new Unauthenticated(),
      person('POST'),
      exchange({ path: '/patient/profile/emails' }),
    )
    expect(response.headers.get('location')).toBe('/login')
  })

  it('answers in plain text when the page itself fails', async () => {
    const broken = () => {
      throw new Error('in the page')
    }
    const answer = createFailureAnswer({ apiPrefixes: [], renderErrorPage: broken })
    const response = await answer(new InvalidInput(), person(), exchange())
    expect(response.status).toBe(422)
    expect(await response.text()).toBe('Hay datos que corregir.')
  })

  it('takes a prefix as a whole segment', async () => {
    const answer = createFailureAnswer({ apiPrefixes: ['/extra'], renderErrorPage })
    const typeAt = async (path: string) =>
      (await answer(new InvalidInput(), person(), exchange({ path }))).headers.get('content-type')
    expect(await typeAt('/extra/a')).toBe('application/problem+json')
    expect(await typeAt('/extra')).toBe('application/problem+json')
    expect(await typeAt('/extraordinary')).toStartWith('text/html')
    expect(await typeAt('/api/website')).toBe('application/problem+json')
  })
})
