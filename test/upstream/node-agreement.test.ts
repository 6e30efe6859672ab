import { afterAll, beforeAll, describe, expect, it } from 'bun:test'
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { octetsOf, parsed } from './parsed.ts'

/** What both parsers are asked to tell; `null` when the response was refused. */
interface Reading {
  readonly status: number
  readonly reason: string
  readonly fields: readonly string[]
  readonly content: string
}

const ourReading = (method: string, reads: readonly Buffer[]): Reading | null => {
  try {
    const { head, content, complete, leftover } = parsed(reads, { method })
    if (head === null || !complete || leftover > 0) return null
    return { status: head.status, reason: head.reason, fields: [...head.fields], content }
  } catch {
    return null
  }
}

/** Cuts a message at the given fractions of its length. */
const cutAt = (message: Buffer, cuts: readonly number[]): Buffer[] => {
  const places = [
    0,
    ...cuts.map((cut) => Math.floor(cut * message.length)).sort((a, b) => a - b),
    message.length,
  ]
  return places.slice(1).map((place, i) => message.subarray(places[i], place))
}

/** Strings of characters out of ranges of code units, both ends included. */
const stringOf = (
  maxLength: number,
  ...ranges: readonly (readonly [number, number])[]
): fc.Arbitrary<string> => {
  const unit = fc
    .oneof(...ranges.map(([min, max]) => fc.integer({ min, max })))
    .map((code) => String.fromCharCode(code))
  return fc.array(unit, { maxLength }).map((units) => units.join(''))
}

const token = stringOf(12, [0x30, 0x39], [0x41, 0x5a], [0x5e, 0x7a], [0x23, 0x27]).filter(
  (name) => name !== '',
)
const value = stringOf(24, [0x20, 0x7e], [0xa1, 0xff], [0x09, 0x09]).map((text) =>
  text.replace(/^[ \t]+|[ \t]+$/g, ''),
)
const FRAMING =
  /^(?:content-length|transfer-encoding|connection|upgrade|proxy-connection|keep-alive|trailer)$/i
const field = fc.tuple(
  token.filter((name) => !FRAMING.test(name)),
  value,
)
const fieldLines = fc
  .array(field, { maxLength: 8 })
  .map((fields) => fields.map(([n, v]) => `${n}: ${v}\r\n`).join(''))
const content = stringOf(80, [0, 0xff], [0x0a, 0x0d])

const inChunks = (pieces: readonly string[], extension: string, trailers: string): string =>
  `${pieces
    .filter((piece) => piece !== '')
    .map((piece) => `${piece.length.toString(16)}${extension}\r\n${piece}\r\n`)
    .join('')}0\r\n${trailers}\r\n`

const interim = fc.constantFrom(
  '',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n',
)
const status = fc.constantFrom(200, 201, 204, 206, 301, 304, 400, 404, 418, 500, 503, 599)
const reason = stringOf(12, [0x20, 0x7e])

const framed = fc.oneof(
  content.map((octets) => ({ line: `Content-Length: ${octets.length}\r\n`, octets })),
  fc
    .tuple(fc.array(content, { maxLength: 4 }), fc.constantFrom('', ';a', ';a=b', ';a="b c"'), fieldLines)
    .map(([pieces, extension, trailers]) => ({
      line: 'transfer-encoding: chunked\r\n',
      octets: inChunks(pieces, extension, trailers),
    })),
  content.map((octets) => ({ line: '', octets })),
)

const message = fc
  .record({
    interim,
    status,
    reason,
    before: fieldLines,
    framed,
    after: fieldLines,
    method: fc.constantFrom('GET', 'POST', 'HEAD'),
  })
  .map(({ method, ...parts }) => {
    const head = `HTTP/1.1 ${parts.status} ${parts.reason}\r\n${parts.before}${parts.framed.line}${parts.after}\r\n`
    const hasContent = method !== 'HEAD' && parts.status !== 204 && parts.status !== 304
    return { method, wire: `${parts.interim}${head}${hasContent ? parts.framed.octets : ''}` }
  })

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 })

describe.skipIf(spawnSync('node', ['--version']).status !== 0)("our parser and Node's", () => {
  let node: ChildProcessByStdio<Writable, Readable, null>
  let nextLine: () => Promise<string>

  beforeAll(async () => {
    node = spawn('node', [`${import.meta.dir}/node-oracle.mjs`], { stdio: ['pipe', 'pipe', 'inherit'] })
    const lines = createInterface({ input: node.stdout })[Symbol.asyncIterator]()
    nextLine = async () => String((await lines.next()).value)
    await nextLine()
  })
  afterAll(() => {
    node.kill()
  })

  const nodeReading = async (method: string, wire: string): Promise<Reading | null> => {
    node.stdin.write(`${JSON.stringify({ method, wire })}\n`)
    const answer: unknown = JSON.parse(await nextLine())
    const isReading = (given: unknown): given is Reading =>
      typeof given === 'object' && given !== null && !('error' in given)
    return isReading(answer) ? answer : null
  }

  it('read every well-formed response alike, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(message, cuts, async ({ method, wire }, places) => {
        const ours = ourReading(method, cutAt(octetsOf(wire), places))
        expect(ours).not.toBeNull()
        expect(ours).toEqual(await nodeReading(method, wire))
      }),
      { numRuns: Number(process.env['ORACLE_RUNS'] ?? 400) },
    )
  }, 120_000)

  it('agree on every damaged response that we accept', async () => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      removed: fc.integer({ min: 0, max: 2 }),
      inserted: fc.constantFrom(
        '',
        '\r',
        '\n',
        '\0',
        ' ',
        '\t',
        ':',
        ',',
        ';',
        '0',
        '5',
        '\r\n',
        'x',
        '\x7f',
        '\x80',
      ),
    })
    await fc.assert(
      fc.asyncProperty(message, damage, cuts, async ({ method, wire }, { at, removed, inserted }, places) => {
        const place = Math.floor(at * wire.length)
        const damaged = wire.slice(0, place) + inserted + wire.slice(place + removed)
        const ours = ourReading(method, cutAt(octetsOf(damaged), places))
        if (ours === null) return
        const theirs = await nodeReading(method, damaged)
        expect<Reading | null>(ours).toEqual(theirs)
      }),
      { numRuns: Number(process.env['ORACLE_RUNS'] ?? 400) },
    )
  }, 120_000)
})
