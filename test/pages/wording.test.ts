import { describe, expect, it } from 'bun:test'
import type { Locale } from '../../pages/messages/catalogue.ts'
import { createGallery } from './gallery.tsx'

const gallery = createGallery()

/** The text of one page of the gallery, tags taken out. */
const textOf = async (name: string, locale: Locale = 'es'): Promise<string> => {
  const exhibit = gallery.find((exhibit) => exhibit.name === name)
  return String(await exhibit?.render(locale))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('what a page says', () => {
  it('does not claim that nobody opened a record because a search found nothing', async () => {
    const text = await textOf('patient-access-log-empty')
    expect(text).toContain('Ningún acceso coincide con la búsqueda.')
    expect(text).toContain('hubo 3 accesos a tu expediente')
    expect(text).not.toContain('Nadie ha abierto tu expediente')
  })
})
