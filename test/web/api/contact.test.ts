import { describe, expect, it } from 'bun:test'
import { NOW_MS, stageWebApi } from '../../support/web-api-stage.ts'

const MESSAGE = { name: 'Ana', email: 'ana@clinic.example.com', message: '¿Atienden los sábados?' }

describe('POST /api/web/contact', () => {
  it('keeps the message, which the original did not', async () => {
    const { ask, messages } = stageWebApi({})
    const response = await ask('POST', '/api/web/contact', {
      json: { ...MESSAGE, phone: '', timestamp: 1_795_000 },
    })
    const [kept] = messages
    expect(kept).toMatchObject({ ...MESSAGE, phone: null, receivedAt: NOW_MS })
    expect(await response.json()).toMatchObject({
      status: 'success',
      data: { message_id: `contact_${kept?.id}`, status: 'received', estimated_response: '24 horas' },
    })
  })

  it('is 400 for what is missing and 422 for what is wrong, in the envelope', async () => {
    const { ask, messages } = stageWebApi({})
    const missing = await ask('POST', '/api/web/contact', { json: { name: 'Ana' } })
    expect([missing.status, await missing.json()]).toMatchObject([
      400,
      { status: 'error', code: 'bad_request' },
    ])
    expect((await ask('POST', '/api/web/contact', { json: { ...MESSAGE, email: 'x' } })).status).toBe(422)
    expect((await ask('POST', '/api/web/contact', { body: '{' })).status).toBe(415)
    expect(messages).toEqual([])
  })

  it('is not a way to fill the store (A16)', async () => {
    const { ask } = stageWebApi({})
    const long = await ask('POST', '/api/web/contact', { json: { ...MESSAGE, message: 'x'.repeat(5_001) } })
    expect(long.status).toBe(422)
    const huge = await ask('POST', '/api/web/contact', { json: { ...MESSAGE, message: 'x'.repeat(100_000) } })
    expect(huge.status).toBe(413)
  })
})
