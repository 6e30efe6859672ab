import { describe, expect, it } from 'bun:test'
import { readPieces, toMarkup, toShell } from '../../src/web/page-pieces.ts'

const M = '\u0000mark\u0000'
const piece = (name: string, state: string, content: string) => `${M}${name}${M}${state}${M}${content}${M}`
const page = `<main><div class="pieces">${M}${piece('head', 'here', '<h1>Hola</h1>')}<div part="panels">${piece('score', 'arriving', '<p>Cargando…</p>')}</div>${M}</div></main>`

describe('a page in pieces', () => {
  it('is one open element: places in its shadow tree, pieces as its children', () => {
    expect(toShell(readPieces(page, M))).toBe(
      '<!doctype html><main><div class="pieces"><template shadowrootmode="open">' +
        '<slot name="head"><slot name="head-arriving"></slot></slot>' +
        '<div part="panels"><slot name="score"><slot name="score-arriving"></slot></slot></div></template>' +
        '<div class="piece" slot="head"><h1>Hola</h1></div>' +
        '<div class="piece" slot="score-arriving"><p>Cargando…</p></div>',
    )
    expect(readPieces(page, M).after).toBe('</div></main>')
  })

  it('has a piece take its place when it has come', () => {
    expect(toMarkup({ name: 'score', isArriving: false, markup: '<p>80</p>' })).toBe(
      '<div class="piece" slot="score"><p>80</p></div>',
    )
  })
})
