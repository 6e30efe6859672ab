import { describe, expect, it } from 'bun:test'
import { idempotencyKeyOf } from '../../src/services/idempotency-key.ts'
import { attachExchange } from '../../src/telemetry/exchange.ts'
import { filled, readForm, toDateFields, withDate } from '../../src/web/form-fields.ts'
import { exchange } from '../support/fresh-exchange.ts'

const formOf = (body: string, type = 'application/x-www-form-urlencoded') => {
  const form = new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } })
  attachExchange(form, exchange())
  return form
}

describe('a form', () => {
  it('is read with its text trimmed and its lines as people typed them', async () => {
    expect(await readForm(formOf('name=+Ana+&text=a%0D%0Ab'))).toEqual({ name: 'Ana', text: 'a\nb' })
  })

  it('has its passwords exactly as they were typed (ASVS 5.0 6.2.8)', async () => {
    const fields = { password: ' Ab1! ', new_password: '\tAb1!', confirm_password: 'Ab1!\r\n' }
    expect(await readForm(formOf(new URLSearchParams(fields).toString()))).toEqual(fields)
  })

  it('says under which key its work is done once, unless the key could not be a header field', async () => {
    const noted = async (key: string) => {
      const request = formOf(new URLSearchParams({ 'idempotency-key': key }).toString())
      await readForm(request)
      return idempotencyKeyOf(request)
    }
    expect(await noted('k-1')).toBe('k-1')
    expect(await noted('k-1\nx-user-id: 1')).toBeNull()
  })

  it('is refused when it is too large, of another type or no text', async () => {
    expect(readForm(formOf(`a=${'x'.repeat(64 * 1024)}`))).rejects.toMatchObject({ status: 413 })
    expect(readForm(formOf('{}', 'application/json'))).rejects.toMatchObject({ status: 415 })
    expect(readForm(formOf('a=b%00'))).rejects.toMatchObject({ status: 400 })
  })

  it('has no fields where nothing was typed', () => {
    expect(filled({ a: '', b: 'x' })).toEqual({ b: 'x' })
  })

  it('joins the three fields of a date, and splits it again', () => {
    const parts = { 'born-day': '3', 'born-month': '2', 'born-year': '1980' }
    expect(withDate(parts, 'born')['born']).toBe('1980-02-03')
    expect(toDateFields('born', '1980-02-03')).toEqual(parts)
  })

  it('has no date where none was typed', () => {
    expect(withDate({ 'born-day': '' }, 'born')['born']).toBeUndefined()
  })
})
