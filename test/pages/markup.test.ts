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
