// Issue "identity": every security defect of the original gateway has a test that names it, and every threat has its file.
import { describe, expect, it } from 'bun:test'
import { Glob } from 'bun'

/** Severity S1 and S2 of sections A (security) and B (identity and session) of the list of original defects. */
const DEFECTS = [
  ...Array.from({ length: 22 }, (_, index) => `A${index + 1}`),
  ...Array.from({ length: 8 }, (_, index) => `B${index + 1}`),
]

const files = [...new Glob('*.test.ts').scanSync(import.meta.dir)].filter(
  (name) => name !== 'coverage.test.ts',
)
const texts = new Map(
  await Promise.all(
    files.map(async (name) => [name, await Bun.file(`${import.meta.dir}/${name}`).text()] as const),
  ),
)

/** The defects that names of tests say they hold: `(defect A1)`, `(defects A1, B2)`. */
const named = [...texts.values()].flatMap((text) =>
  [...text.matchAll(/(?:describe|it)(?:\.\w+(?:\([^)]*\))?)?\(\s*['"`][^\n]*\(defects? ([^)]+)\)/g)].flatMap(
    ([, list = '']) => list.split(/,\s*/),
  ),
)

describe('the security tests', () => {
  it.each(DEFECTS)('hold defect %s', (defect) => expect(named).toContain(defect))

  it('have a row each in docs/security.md, and every row its test', async () => {
    const rows = (await Bun.file(`${import.meta.dir}/../../docs/security.md`).text())
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => [...line.matchAll(/`([a-z-]+)`/g)].map(([, name]) => `${name}.test.ts`))
    expect(rows.toSorted()).toEqual(files.toSorted())
  })

  it.each(files)('say on line 1 where the requirement of %s comes from', (name) => {
    expect(texts.get(name)?.split('\n', 1)[0]).toMatch(
      /^\/\/ .*(?:RFC \d|\d CFR|ASVS \d|[Dd]efects? [A-Z]\d|CWE-\d|OWASP|[Ff]acts? T?\d)/,
    )
  })
})
