import { describe, expect, it } from 'bun:test'
import { Elysia, t } from 'elysia'
import { GatewayError } from '../../src/errors.ts'
import { contentOf, createAnswerReader, toFailure } from '../../src/services/answers.ts'

const answer = (status: number, json?: unknown) => ({ status, fields: [], json })

describe('a failing answer of a service', () => {
  it('keeps its status and, below 500, its sentence', () => {
    const failure = toFailure(answer(409, { detail: 'el correo ya existe' }))
    expect(failure).toMatchObject({ status: 409, code: 'conflict', detail: 'el correo ya existe' })
    expect(toFailure(answer(418, { detail: 'té' }))).toMatchObject({ status: 418, detail: 'té' })
  })

  it('never shows the sentence of a 5xx, which may quote a database (H9)', () => {
    for (const status of [500, 503, 599])
      expect(toFailure(answer(status, { detail: 'relation "users"' }))).toMatchObject({
        status,
        detail: null,
      })
  })

  it('says when the service wants to be asked again (E8)', () => {
    const busy = { status: 503, fields: ['Retry-After', '7'], json: undefined }
    expect(toFailure(busy).retryAfterSeconds).toBe(7)
  })

  it('is a bad gateway when the service refuses the token the gateway signed', () => {
    expect(toFailure(answer(401, { detail: 'expired' }))).toMatchObject({ status: 502, detail: null })
    expect(toFailure(answer(307))).toMatchObject({ status: 502 })
  })

  it('points at the members of a 422 without repeating what was submitted', () => {
    const detail = [
      { loc: ['body', 'email'], msg: 'secreto123 is no email', type: 'value_error', input: 'secreto123' },
    ]
    const failure = toFailure(answer(422, { detail }))
    expect(failure.faults).toEqual([{ pointer: '/email', detail: 'El valor no es válido.' }])
  })
})

describe('a successful answer of a service', () => {
  it('is any 2xx (E8)', () => {
    expect(contentOf(answer(201, { id: 1 }))).toEqual({ id: 1 })
    expect(contentOf(answer(204))).toEqual({})
  })

  it('may hold more than is read of it, also when its model is that of a compiled route', () => {
    const model = t.Object({ doctors: t.Array(t.Object({ id: t.String() })) })
    new Elysia({ precompile: true }).get('/', () => ({ doctors: [] }), { response: model }).compile()
    const json = { doctors: [{ id: 'd1', rating: 5 }], next_page: null }
    expect(createAnswerReader(model)(answer(200, json))).toEqual(json)
  })

  it('is not one without JSON, or of another shape', () => {
    expect(() => contentOf(answer(200))).toThrow(GatewayError)
    const read = createAnswerReader(t.Object({ doctors: t.Array(t.Unknown()) }))
    expect(() => read(answer(200, { patients: [] }))).toThrow(GatewayError)
  })
})
