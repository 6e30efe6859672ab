// Defect G10 (scripts and styles from three CDNs without hashes), OWASP ASVS 5.0 V3.6.1: pages load only our own files.
import { describe, expect, it } from 'bun:test'
import { createGallery } from '../pages/gallery.tsx'

/** Addresses of everything a document loads by itself. */
const loadedBy = async (markup: string): Promise<readonly string[]> => {
  const loaded: string[] = []
  const collect = (name: string) => ({
    element: (element: HTMLRewriterTypes.Element) => {
      const address = element.getAttribute(name)
      if (address !== null) loaded.push(address)
    },
  })
  const rewriter = new HTMLRewriter()
    .on('script, img, iframe, source, embed, audio, video', collect('src'))
    .on('link, use', collect('href'))
    .on('object', collect('data'))
  await rewriter.transform(new Response(markup)).text()
  return loaded
}

describe('a page (defect G10)', () => {
  for (const { name, render } of createGallery()) {
    it(`loads nothing but files of this site: ${name}`, async () => {
      const markup = await render('es')
      const loaded = await loadedBy(markup)
      expect(loaded.length).toBeGreaterThan(0)
      expect(loaded.filter((address) => !address.startsWith('/static/'))).toEqual([])
      expect(markup).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+="|\sstyle="/)
    })
  }
})
