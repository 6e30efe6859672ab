import { inflateSync } from 'node:zlib'

/** The text of each page of a PDF as Chromium writes it: one stream of glyphs a page, a ToUnicode map for each font. */
export const textOfPages = (pdf: Uint8Array): readonly string[] => {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'))
  const at = (text: string, key: string): string => {
    const [, id = ''] = new RegExp(`/${key} (\\d+) 0 R`).exec(text) ?? []
    return objects.get(id) ?? ''
  }
  return [...objects.values()]
    .filter((object) => /\/Type\s*\/Page\b/.test(object))
    .map((page) => {
      const maps = new Map<string, ReadonlyMap<string, string>>()
      for (const [, name = '', id = ''] of page.matchAll(/\/(F\d+) (\d+) 0 R/g))
        maps.set(name, toUnicode(at(objects.get(id) ?? '', 'ToUnicode')))
      return read(at(page, 'Contents'), maps)
    })
}

/** Number of an object to what stands in it, its stream inflated (ISO 32000-1, 7.3.10). */
const objectsOf = (raw: string): ReadonlyMap<string, string> => {
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of raw.matchAll(/(\d+) 0 obj\b([\s\S]*?)\bendobj/g)) {
    const [, stream] = /stream\r?\n([\s\S]*)endstream/.exec(body) ?? []
    const isDeflated = body.includes('/FlateDecode') && !body.includes('/Subtype /Image')
    objects.set(id, stream !== undefined && isDeflated ? inflate(stream) : body)
  }
  return objects
}

const inflate = (stream: string): string => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')

/** Glyph to character (ISO 32000-1, 9.10.3). */
const toUnicode = (cmap: string): ReadonlyMap<string, string> => {
  const map = new Map<string, string>()
  const set = (glyph: number, code: number) =>
    map.set(glyph.toString(16).padStart(4, '0').toUpperCase(), String.fromCodePoint(code))
  for (const [line, first = '', last = '', code = ''] of cmap.matchAll(/^<(\w+)> <(\w+)>(?: <(\w+)>)?$/gm)) {
    if (line === '<0000> <FFFF>') continue
    const start = Number.parseInt(first, 16)
    const end = code === '' ? start : Number.parseInt(last, 16)
    for (let glyph = start; glyph <= end; glyph += 1)
      set(glyph, Number.parseInt(code === '' ? last : code, 16) + glyph - start)
  }
  return map
}

const read = (content: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>): string => {
  let font: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, name, glyphs = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj/g)) {
    if (name !== undefined) font = maps.get(name) ?? font
    for (const glyph of glyphs.toUpperCase().match(/.{4}/g) ?? []) text += font.get(glyph) ?? ''
  }
  return text
}
