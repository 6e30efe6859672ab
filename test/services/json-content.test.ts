import { describe, expect, it } from 'bun:test'
import { BadRequest, ContentTooLarge, UnsupportedMediaType } from '../../src/errors.ts'
import { readJson } from '../../src/services/json-content.ts'
import { attachExchange } from '../../src/telemetry/exchange.ts'
import { exchange } from '../support/fresh-exchange.ts'

const request = (body: BodyInit, type = 'application/json') => {
  const made = new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } })
  attachExchange(made, exchange())
  return made
}

describe('JSON content', () => {
  it('is parsed, whatever the parameters of its type', async () => {
    expect(await readJson(request('{"a":1}', 'application/json; charset=utf-8'))).toEqual({ a: 1 })
  })

  it('is 400 when it does not parse (E9), without quoting it', async () => {
    const failure = await readJson(request('{"password":"secreto'.repeat(3))).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(BadRequest)
    expect(String(failure)).not.toContain('secreto')
    expect((failure as BadRequest).cause).toBeUndefined()
    await expect(readJson(request(''))).rejects.toBeInstanceOf(BadRequest)
    await expect(readJson(request(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toBeInstanceOf(BadRequest)
  })

  it('is 400 with NUL in a text, which PostgreSQL does not take; six characters that spell it are fine', async () => {
    await expect(readJson(request(String.raw`{"a":["b\u0000"]}`))).rejects.toBeInstanceOf(BadRequest)
    expect(await readJson(request(String.raw`{"a":"\\u0000"}`))).toEqual({ a: String.raw`\u0000` })
  })

  it('is 415 under another type, so that no form of another site can send it', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])
      await expect(readJson(request('{}', type))).rejects.toBeInstanceOf(UnsupportedMediaType)
  })

  it('is 413 past its limit, declared or not (A16)', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_024)) })
    await expect(readJson(request(endless))).rejects.toBeInstanceOf(ContentTooLarge)
  })
})
