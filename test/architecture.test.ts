import { describe, expect, it } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A source file and what it imports at run time from other files of ours; types leave no trace in the program. */
interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

const readSources = (folder: string): readonly Source[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      return { path, text, imports: toImports(path, text) }
    })

const toImports = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/^(?:import|export)\s+(?:([^'";]*?)\sfrom\s+)?['"](\.[^'"]+)['"]/gm)]
    .filter(([, clause = '']) => !isTypeOnly(clause))
    .map(([, , specifier = '']) => normalize(join(dirname(path), specifier)))

/** `type { A }`, or `{ type A, type B }`. */
const isTypeOnly = (clause: string): boolean => {
  const members = clause.match(/^\{([\s\S]+)\}$/)?.[1]?.split(',') ?? []
  const named = members.map((member) => member.trim()).filter((member) => member !== '')
  return (
    clause.startsWith('type ') || (named.length > 0 && named.every((member) => member.startsWith('type ')))
  )
}

/** A line that holds nothing but words (a list, a dictionary) is data. */
const codeLines = (text: string): number =>
  text.split('\n').filter((line) => !/^\s*([\w.'-]+:\s*)?(['"`]).*\2,?$/.test(line)).length - 1

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

/** `src/http/via.ts` is in room `http`, `src/app.ts` in room `app`, `pages/x.tsx` in room `pages`. */
const roomOf = (path: string): string => {
  const [top = '', second = ''] = path.split('/')
  if (top !== 'src') return top
  const name = second.replace(/\.tsx?$/, '')
  return name.startsWith('config') ? 'config' : name
}

const src = readSources('src')
const pages = readSources('pages')
const everything = [...src, ...pages]

/** Pure knowledge at the bottom: whoever may import anything may import these. */
const FLOOR = ['errors', 'config', 'telemetry', 'http']

/** Design section 3. What each room may import beside itself and the floor. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  http: [],
  errors: [],
  config: ['identity'],
  telemetry: [],
  policies: [],
  upstream: ['policies'],
  proxy: ['policies', 'upstream'],
  storage: [],
  identity: ['storage'],
  records: ['storage', 'identity'],
  settings: ['storage'],
  plugins: ['storage', 'identity', 'records', 'settings', 'proxy', 'policies'],
  services: ['plugins', 'storage', 'identity', 'records', 'settings', 'proxy', 'policies'],
  web: ['services', 'plugins', 'storage', 'identity', 'records', 'settings', 'proxy', 'policies', 'pages'],
  pages: [],
  standins: [],
  runtime: ['standins', 'storage', 'identity', 'records', 'settings', 'proxy', 'policies', 'upstream'],
  app: ['web', 'services', 'plugins', 'identity', 'records', 'settings', 'proxy', 'policies', 'pages'],
  cli: [
    'app',
    'runtime',
    'web',
    'plugins',
    'services',
    'standins',
    'storage',
    'identity',
    'records',
    'settings',
    'proxy',
    'policies',
    'upstream',
  ],
  main: ['cli', 'runtime'],
}

/** These know nothing of ours but, where it says so, the catalogue of failures and what lies below them. */
const BARE: Readonly<Record<string, readonly string[]>> = {
  http: ['errors'],
  errors: [],
  pages: [],
  telemetry: ['errors', 'config', 'http'],
  standins: ['config'],
}

const allowedFor = (room: string): readonly string[] => [
  room,
  ...(BARE[room] ?? FLOOR),
  ...(MAY_IMPORT[room] ?? []),
]

describe('architecture', () => {
  it('imports in one direction', () => {
    const wrong = everything.flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith('src/') || target.startsWith('pages/'))
        .filter((target) => !allowedFor(roomOf(path)).includes(roomOf(target)))
        .map((target) => `${path} -> ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('knows every room', () => {
    const rooms = new Set(everything.map(({ path }) => roomOf(path)))
    expect([...rooms].filter((room) => MAY_IMPORT[room] === undefined)).toEqual([])
  })

  it('has no import cycle', () => {
    const graph = new Map(everything.map(({ path, imports }) => [path, imports]))
    const done = new Set<string>()
    const findCycle = (path: string, trail: readonly string[]): readonly string[] => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
      if (done.has(path)) return []
      for (const next of graph.get(path) ?? []) {
        const cycle = findCycle(next, [...trail, path])
        if (cycle.length > 0) return cycle
      }
      done.add(path)
      return []
    }
    expect(
      [...graph.keys()].map((path) => findCycle(path, [])).find((cycle) => cycle.length > 0) ?? [],
    ).toEqual([])
  })

  it('knows Bun in one file', () => {
    const knowing = everything.filter(({ text }) => /\bBun\.|from 'bun(:\w+)?'/.test(withoutComments(text)))
    expect(knowing.map(({ path }) => path)).toEqual(['src/runtime/bun.ts'])
  })

  it('reads the environment, the arguments and the exit in main and at the process edge only', () => {
    const reading = src
      .filter(({ text }) => /process\.(env|argv)\b/.test(withoutComments(text)))
      .map(({ path }) => path)
    expect(reading).toEqual(['src/main.ts'])
  })

  it('keeps files below the stop sign of 200 lines', () => {
    const long = everything.filter(({ text }) => codeLines(text) > 200)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('has no drawers for odds and ends', () => {
    const named = everything.filter(({ path }) =>
      /(\/|-)(utils?|helpers?|common|managers?|lib|misc)(\/|\.tsx?$)/.test(path),
    )
    expect(named.map(({ path }) => path)).toEqual([])
  })

  it('names files in kebab-case', () => {
    const named = everything.filter(({ path }) =>
      path.split('/').some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?(\.tsx?)?$/.test(part)),
    )
    expect(named.map(({ path }) => path)).toEqual([])
  })

  it('silences no check', () => {
    const silencing = everything.filter(({ text }) => /@ts-(ignore|expect-error|nocheck)/.test(text))
    expect(silencing.map(({ path }) => path)).toEqual([])
  })
})
