import { describe, expect, it } from 'bun:test'
import { t } from 'elysia'
import { BadGateway } from '../../src/errors.ts'
import { applyView } from '../../src/services/view.ts'

const Person = t.Object({
  name: t.String(),
  address: t.Union([t.Object({ city: t.String() }), t.Null()]),
  tags: t.Optional(t.Array(t.String())),
})

describe('a view', () => {
  it('keeps only the members it lists, at every depth, and counts the others', () => {
    const body = [
      { name: 'Ana', secret: 1, address: { city: 'Monterrey', street: 'Hidalgo' }, tags: ['a'] },
      { name: 'Luis', address: null },
    ]
    expect(applyView(t.Array(Person), body)).toEqual({
      json: [
        { name: 'Ana', address: { city: 'Monterrey' }, tags: ['a'] },
        { name: 'Luis', address: null },
      ],
      dropped: 2,
    })
  })

  it('does not let a structure through where it lists a plain value', () => {
    expect(() => applyView(Person, { name: { first: 'Ana' }, address: null })).toThrow(BadGateway)
  })

  it('does not let through a body of another structure', () => {
    for (const body of [null, 'text', [], 7]) expect(() => applyView(Person, body)).toThrow(BadGateway)
    expect(() => applyView(t.Array(Person), { name: 'Ana' })).toThrow(BadGateway)
  })

  it('does not take inherited names for listed members', () => {
    const body = JSON.parse('{"name":"Ana","address":null,"__proto__":{"x":1},"constructor":2}')
    expect(applyView(Person, body)).toEqual({ json: { name: 'Ana', address: null }, dropped: 2 })
  })
})
