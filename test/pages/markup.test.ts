import { describe, expect, it } from 'bun:test'
import { HtmlValidate } from 'html-validate'
import { LOCALES } from '../../pages/messages/catalogue.ts'
import { createGallery } from './gallery.tsx'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Layout of the text is the renderer's business.
    'no-trailing-whitespace': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'long-title': ['error', { maxlength: 90 }],
    // Ours are kept by CSP: same-origin, hashed addresses.
    'require-sri': 'off',
    // Cells are marked by their column, and cards on a phone have their label beside them.
    'wcag/h63': 'off',
    // A password manager needs the account beside the new password.
    'valid-autocomplete': 'error',
  },
})

const ids = (markup: string): readonly string[] =>
  Array.from(markup.matchAll(/ id="([^"]+)"/g), ([, id = '']) => id)

describe('the summary of what is wrong', () => {
  const wrong = createGallery().filter(({ name }) => name.endsWith('-wrong') && name !== 'login-wrong')

  it.each(wrong)('names the fields of $name in their order', async ({ render }) => {
    const markup = String(await render('es'))
    const [summary = ''] = /class="error-summary[\s\S]*?<\/ul>/.exec(markup) ?? []
    const links = Array.from(summary.matchAll(/href="#([^"]+)"/g), ([, id = '']) => id)
    expect(links.length).toBeGreaterThan(0)
    expect(links).toEqual(ids(markup).filter((id) => links.includes(id)))
  })
})

describe('the markup of every page in every state', () => {
  for (const exhibit of createGallery()) {
    it(`is valid: ${exhibit.name}`, async () => {
      for (const locale of LOCALES) {
        const markup = `<!doctype html>\n${await exhibit.render(locale)}`
        const report = await validator.validateString(markup)
        const messages = report.results.flatMap((result) =>
          result.messages.map((message) => `${message.ruleId}: ${message.message} (${message.selector})`),
        )
        expect(messages).toEqual([])
      }
    })
  }
})
