// Defect A18 (stored XSS through names), OWASP ASVS 5.0 V1.2.1, V3.2.2: stored text never becomes markup.
import { describe, expect, it } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { safeUrl } from '../../pages/safe-url.ts'
import { createGallery } from '../pages/gallery.tsx'

const A18 = 'x<img src=x onerror=document.title=1>'

const payloads = readFileSync(join(import.meta.dirname, '../fixtures/payloads/xss.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  // Every fourth of a long list of variations.
  .filter((_, index) => index % 4 === 0)

/** Every element of a document with the names of its attributes, and where its links and forms lead. */
const structureOf = async (markup: string) => {
  const elements: string[] = []
  const targets: string[] = []
  const rewriter = new HTMLRewriter().on('*', {
    element(element) {
      const names = [...element.attributes].map(([name]) => name)
      elements.push(`${element.tagName} ${names.join(' ')}`)
      for (const name of ['href', 'src', 'action', 'formaction'])
        targets.push(element.getAttribute(name) ?? '/')
    },
  })
  await rewriter.transform(new Response(markup)).text()
  return { elements, targets }
}

const render = async (say: (text: string) => string) =>
  Promise.all(
    createGallery(say).map(async ({ name, render }) => ({
      name,
      ...(await structureOf(await render('es'))),
    })),
  )

const neutral = await render(() => 'zz')

describe('stored text (defect A18)', () => {
  for (const payload of [A18, ...payloads]) {
    it(`stays text on every page: ${payload.slice(0, 60)}`, async () => {
      const planted = await render(() => payload)
      for (const [index, page] of planted.entries()) {
        expect({ name: page.name, elements: page.elements }).toEqual({
          name: neutral[index]?.name ?? '',
          elements: neutral[index]?.elements ?? [],
        })
        expect(
          page.targets.filter((target) => !/^($|\/(?!\/)|#|mailto:|tel:|https:\/\/)/.test(target)),
        ).toEqual([])
      }
    })
  }
})

describe('a stored address', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.example',
  ])('never becomes a link when it is %p', (address) => {
    expect(safeUrl(address)).toBeNull()
  })

  it('becomes a link when it is on the web', () => {
    expect(safeUrl('clinica.example.com')).toBe('https://clinica.example.com/')
    expect(safeUrl('http://clinica.example.com/a')).toBe('http://clinica.example.com/a')
  })
})
