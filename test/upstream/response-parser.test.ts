import { describe, expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { MAX_HEAD_OCTETS } from '../../src/upstream/response-parser.ts'
import { octetsOf, parsed, splitsOf } from './parsed.ts'

interface Sample {
  readonly name: string
  readonly wire: string
  readonly method?: string
  readonly content: string
  readonly status?: number
  readonly fields?: readonly string[]
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'content of a given length',
    wire: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
    content: 'hello',
  },
  { name: 'empty content', wire: 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', content: '' },
  { name: 'an empty reason', wire: 'HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nx', content: 'x' },
  {
    name: 'field values with white space around and obs-text inside',
    wire: 'HTTP/1.1 404 N\xe3o\r\nA:\t b  c \t\r\nempty:\r\ncontent-length:2\r\n\r\nno',
    content: 'no',
    status: 404,
    fields: ['A', 'b  c', 'empty', '', 'content-length', '2'],
  },
  {
    name: 'chunks, with extensions and trailers that are dropped',
    wire:
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n' +
      '5\r\nhello\r\n006 ; a="b;c"; d\r\n world\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n',
    content: 'hello world',
    fields: ['Transfer-Encoding', 'Chunked'],
  },
  {
    name: 'no chunk but the last',
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    content: '',
  },
  {
    name: 'content that ends with the connection',
    wire: 'HTTP/1.1 200 OK\r\nX: y\r\n\r\nuntil\r\n\r\nclose',
    content: 'until\r\n\r\nclose',
  },
  { name: 'HTTP/1.0', wire: 'HTTP/1.0 200 OK\r\n\r\nold', content: 'old' },
  {
    name: 'interim responses',
    wire: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok',
    content: 'ok',
    status: 201,
    fields: ['Content-Length', '2'],
  },
  { name: 'HEAD', method: 'HEAD', wire: 'HTTP/1.1 200 OK\r\nContent-Length: 4242\r\n\r\n', content: '' },
  { name: '204 without content', wire: 'HTTP/1.1 204 No Content\r\n\r\n', content: '', status: 204 },
  {
    name: '304 with the length of what was not sent',
    wire: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n',
    content: '',
    status: 304,
  },
]

describe('response parser', () => {
  for (const { name, wire, content, method = 'GET', status = 200, fields } of SAMPLES) {
    it(`reads ${name}, however it is cut`, () => {
      const message = octetsOf(wire)
      for (const reads of [[message], ...splitsOf(message)]) {
        const result = parsed(reads, { method })
        expect(result).toMatchObject({ content, complete: true, leftover: 0 })
        expect(result.head?.status).toBe(status)
        if (fields) expect(result.head?.fields).toEqual(fields)
      }
    })
  }

  it('says how many octets follow the response, however it is cut', () => {
    for (const wire of [
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
      'HTTP/1.1 204 x\r\nContent-Length: 3\r\n\r\n',
    ]) {
      const message = octetsOf(`${wire}abc`)
      for (const reads of [[message], ...splitsOf(message)]) expect(parsed(reads).leftover).toBe(3)
    }
  })

  it('knows which responses let the connection live', () => {
    const persistent = (head: string) =>
      parsed([octetsOf(`${head}\r\nContent-Length: 0\r\n\r\n`)]).head?.persistent
    expect(persistent('HTTP/1.1 200 OK')).toBe(true)
    expect(persistent('HTTP/1.1 200 OK\r\nConnection: keep-alive')).toBe(true)
    expect(persistent('HTTP/1.1 200 OK\r\nConnection: Close')).toBe(false)
    expect(persistent('HTTP/1.1 200 OK\r\nConnection: x, close')).toBe(false)
    expect(persistent('HTTP/1.1 200 OK\r\nConnection: close,abcd')).toBe(false)
    expect(persistent('HTTP/1.0 200 OK\r\nConnection: keep-alive')).toBe(false)
  })

  it('takes 101 only when an upgrade was asked for', () => {
    const wire = octetsOf('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\nframes')
    expect(parsed([wire], { upgrade: 'asked' })).toMatchObject({ complete: true, leftover: 6 })
    expect(() => parsed([wire])).toThrow('101')
  })

  it('takes a head of just under the limit and refuses a larger one, complete or not', () => {
    const headOf = (octets: number): string => {
      const frame = 'HTTP/1.1 204 x\r\nX: \r\nY: \r\n\r\n'.length
      return `HTTP/1.1 204 x\r\nX: ${'x'.repeat(octets - frame)}\r\nY: \r\n\r\n`
    }
    expect(parsed([octetsOf(headOf(MAX_HEAD_OCTETS))]).complete).toBe(true)
    const tooLarge = octetsOf(headOf(MAX_HEAD_OCTETS + 1))
    expect(() => parsed([tooLarge])).toThrow('too large')
    expect(() => parsed([tooLarge.subarray(0, -1), tooLarge.subarray(-1)])).toThrow('too large')
    expect(() => parsed([octetsOf(headOf(MAX_HEAD_OCTETS + 50)).subarray(0, -10)], { ends: false })).toThrow(
      'too large',
    )
  })

  it('does not read interim responses for ever', () => {
    const interim = octetsOf(`HTTP/1.1 103 x\r\nLink: ${'x'.repeat(1_000)}\r\n\r\n`)
    expect(() =>
      parsed(
        Array.from({ length: 20 }, () => interim),
        { ends: false },
      ),
    ).toThrow('too large')
  })

  it('takes 100 fields and refuses 101', () => {
    const wire = (count: number) => octetsOf(`HTTP/1.1 204 x\r\n${'a: b\r\n'.repeat(count)}\r\n`)
    expect(parsed([wire(100)]).complete).toBe(true)
    expect(() => parsed([wire(101)])).toThrow('fields')
  })

  it('tells content that was cut from a head that never came', () => {
    const stageOf = (wire: string) => {
      try {
        parsed([octetsOf(wire)])
        return 'none'
      } catch (failure) {
        return failure instanceof TransportFailure ? failure.stage : 'other'
      }
    }
    expect(stageOf('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab')).toBe('content')
    expect(stageOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n')).toBe('content')
    expect(stageOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n')).toBe('content')
    expect(stageOf('HTTP/1.1 200 OK\r\nContent-')).toBe('head')
    expect(stageOf('HTTP/1.1 100 Continue\r\n\r\n')).toBe('head')
  })
})
