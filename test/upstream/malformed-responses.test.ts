import { describe, expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { octetsOf, parsed, splitsOf } from './parsed.ts'

const withHead = (...lines: string[]): string =>
  `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`
const inChunks = (content: string): string => `${withHead('Transfer-Encoding: chunked')}${content}`

/** Each one is refused by RFC 9112 (the section is given), or is what a lenient reader takes in two ways. */
const MALFORMED: Record<string, string> = {
  'another protocol': 'SSH-2.0-OpenSSH_9.2\r\n\r\n',
  'HTTP/0.9 content': '<html>\r\n\r\n</html>',
  'HTTP/2': 'HTTP/2.0 200 OK\r\n\r\n',
  'HTTP/1.2': 'HTTP/1.2 200 OK\r\n\r\n',
  'lower-case protocol name': 'http/1.1 200 OK\r\n\r\n',
  'an empty line in front': '\r\nHTTP/1.1 200 OK\r\n\r\n',
  'a status of two digits': 'HTTP/1.1 20 OK\r\n\r\n',
  'a status of four digits': 'HTTP/1.1 2000 OK\r\n\r\n',
  'status 099': 'HTTP/1.1 099 x\r\n\r\n',
  'status 600': 'HTTP/1.1 600 x\r\n\r\n',
  'a status with a sign': 'HTTP/1.1 +20 OK\r\n\r\n',
  'no space behind the status (4)': 'HTTP/1.1 200\r\n\r\n',
  'two spaces in front of the status': 'HTTP/1.1  200 OK\r\n\r\n',
  'a tab in front of the status': 'HTTP/1.1\t200 OK\r\n\r\n',
  'a control character in the reason': 'HTTP/1.1 200 O\x07K\r\n\r\n',
  'a bare CR in the reason': 'HTTP/1.1 200 O\rK\r\n\r\n',
  'a status line with bare LF (2.2)': 'HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n',
  'field lines with bare LF (2.2)': 'HTTP/1.1 200 OK\r\nA: b\nContent-Length: 0\r\n\r\n',
  'only bare LF (2.2)': 'HTTP/1.1 200 OK\nContent-Length: 0\n\n',
  'a bare CR in a field value (2.2)': withHead('A: b\rC: d', 'Content-Length: 0'),
  'a bare CR at the end of a value (2.2)': withHead('A: b\r', 'Content-Length: 0'),
  'NUL in a field value (5)': withHead('A: b\0c', 'Content-Length: 0'),
  'a control character in a field value': withHead('A: b\x01c', 'Content-Length: 0'),
  'DEL in a field value': withHead('A: b\x7fc', 'Content-Length: 0'),
  'NUL in a field name': withHead('A\0B: c', 'Content-Length: 0'),
  'obs-text in a field name': withHead('A\xe1: c', 'Content-Length: 0'),
  'obs-fold with a space (5.2)': withHead('A: b', ' c', 'Content-Length: 0'),
  'obs-fold with a tab (5.2)': withHead('A: b', '\tc', 'Content-Length: 0'),
  'white space in front of the first field': withHead(' A: b', 'Content-Length: 0'),
  'a space in front of the colon (5.1)': withHead('Content-Length : 0'),
  'a space inside a field name': withHead('Content Length: 0'),
  'an empty field name': withHead(': x', 'Content-Length: 0'),
  'a line without a colon': withHead('nonsense', 'Content-Length: 0'),
  'an empty Content-Length': withHead('Content-Length:'),
  'a negative Content-Length': withHead('Content-Length: -1'),
  'a Content-Length with a plus': withHead('Content-Length: +5'),
  'a hexadecimal Content-Length': withHead('Content-Length: 0x5'),
  'a fractional Content-Length': withHead('Content-Length: 5.0'),
  'a Content-Length with a space inside': withHead('Content-Length: 1 0'),
  'a Content-Length beyond safe integers': withHead('Content-Length: 99999999999999999999'),
  'a Content-Length list (6.3)': `${withHead('Content-Length: 5, 5')}hello`,
  'two equal Content-Lengths (6.3)': `${withHead('Content-Length: 5', 'Content-Length: 5')}hello`,
  'two differing Content-Lengths (6.3)': `${withHead('Content-Length: 5', 'content-length: 6')}hello`,
  'Transfer-Encoding beside Content-Length (6.1)': `${withHead('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  'Content-Length behind Transfer-Encoding (6.1)': `${withHead('Transfer-Encoding: chunked', 'Content-Length: 5')}0\r\n\r\n`,
  'Transfer-Encoding: xchunked': `${withHead('Transfer-Encoding: xchunked')}0\r\n\r\n`,
  'Transfer-Encoding: identity': `${withHead('Transfer-Encoding: identity')}x`,
  'Transfer-Encoding: gzip, chunked': `${withHead('Transfer-Encoding: gzip, chunked')}0\r\n\r\n`,
  'Transfer-Encoding: chunked, gzip': `${withHead('Transfer-Encoding: chunked, gzip')}0\r\n\r\n`,
  'Transfer-Encoding: chunked, chunked (6.1)': `${withHead('Transfer-Encoding: chunked, chunked')}0\r\n\r\n`,
  'Transfer-Encoding twice (6.1)': `${withHead('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  'Transfer-Encoding with a parameter': `${withHead('Transfer-Encoding: chunked;a=b')}0\r\n\r\n`,
  'Transfer-Encoding with a vertical tab': `${withHead('Transfer-Encoding: \x0bchunked')}0\r\n\r\n`,
  'Transfer-Encoding in HTTP/1.0 (6.1)': 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'a chunk without a size (7.1)': inChunks('\r\nhello\r\n0\r\n\r\n'),
  'a chunk size that is not hexadecimal': inChunks('g\r\nhello\r\n0\r\n\r\n'),
  'a chunk size with 0x': inChunks('0x5\r\nhello\r\n0\r\n\r\n'),
  'a chunk size with a sign': inChunks('+5\r\nhello\r\n0\r\n\r\n'),
  'a negative chunk size': inChunks('-1\r\nhello\r\n0\r\n\r\n'),
  'a chunk size with an underscore': inChunks('1_0\r\nhello\r\n0\r\n\r\n'),
  'a space in front of a chunk size': inChunks(' 5\r\nhello\r\n0\r\n\r\n'),
  'a space behind a chunk size': inChunks('5 \r\nhello\r\n0\r\n\r\n'),
  'a chunk extension without a name': inChunks('5;\r\nhello\r\n0\r\n\r\n'),
  'a chunk size that overflows': inChunks('ffffffffffffffff1\r\nhello\r\n0\r\n\r\n'),
  'a chunk size line without end': inChunks(`5;a=${'x'.repeat(2_000)}`),
  'endless chunk extensions': inChunks(`1;a=${'x'.repeat(1_000)}\r\nh\r\n`.repeat(20)),
  'a bare LF behind a chunk size (7.1)': inChunks('5\nhello\r\n0\r\n\r\n'),
  'a bare CR behind a chunk size': inChunks('5\rhello\r\n0\r\n\r\n'),
  'a bare LF in a chunk extension': inChunks('5;a=b\nhello\r\n0\r\n\r\n'),
  'a bare CR in a chunk extension': inChunks('5;a\rb\r\nhello\r\n0\r\n\r\n'),
  'NUL in a chunk extension': inChunks('5;a=\0\r\nhello\r\n0\r\n\r\n'),
  'chunk data shorter than its size': inChunks('6\r\nhello\r\n0\r\n\r\n'),
  'chunk data longer than its size': inChunks('4\r\nhello\r\n0\r\n\r\n'),
  'chunk data that ends with a bare LF': inChunks('5\r\nhello\n0\r\n\r\n'),
  'chunk data that ends with a bare CR': inChunks('5\r\nhello\r0\r\n\r\n'),
  'a trailer with a space in front of its colon': inChunks('0\r\nA : b\r\n\r\n'),
  'a trailer with obs-fold': inChunks('0\r\nA: b\r\n c\r\n\r\n'),
  'a trailer with a bare LF': inChunks('0\r\nA: b\n\r\n'),
  'a last chunk that ends with bare LF': inChunks('0\r\n\n'),
  'too many trailers': inChunks(`0\r\n${'a: b\r\n'.repeat(101)}\r\n`),
  'too large a trailer section': inChunks(`0\r\n${`a: ${'x'.repeat(1_000)}\r\n`.repeat(20)}\r\n`),
}

const stageOf = (reads: readonly Buffer[]): string => {
  try {
    parsed(reads, { ends: false })
    return 'accepted'
  } catch (failure) {
    return failure instanceof TransportFailure ? failure.stage : String(failure)
  }
}

describe('a malformed response', () => {
  for (const [name, wire] of Object.entries(MALFORMED)) {
    it(`is refused: ${name}`, () => {
      const message = octetsOf(wire)
      expect(stageOf([message])).toBe('syntax')
      // Long messages are cut at some places only: each cut costs a whole parse.
      const splits = splitsOf(message).filter(
        (_, i, all) => i % Math.ceil(all.length / 200) === 0 || i === all.length - 1,
      )
      for (const reads of splits) expect(stageOf(reads)).toBe('syntax')
    })
  }
})
