import { expect, it } from 'bun:test'
import { toProblemJson } from '../../src/http/problem.ts'

const problem = { title: 'T', status: 422, detail: null, code: 'invalid_input', requestId: 'r', errors: [] }

it('leaves out what there is nothing to say about (RFC 9457 3.1)', () => {
  expect(toProblemJson(problem)).toBe(
    '{"type":"urn:predicthealth:problem:invalid_input","title":"T","status":422,"code":"invalid_input","request_id":"r"}',
  )
})

it('points at each fault', () => {
  const errors = [{ pointer: '/email', detail: 'D' }]
  expect(JSON.parse(toProblemJson({ ...problem, errors }))).toMatchObject({ errors })
})
