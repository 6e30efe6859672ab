/** A request, octet for octet, and what may reach the service of it: nothing, or exactly this one request. */
export interface SmugglingCase {
  readonly name: string
  readonly reaches: 'nothing' | 'one'
  /** `~` stands for the number of the case, so that what reaches the service is known again. */
  readonly octets: string
}

const HOST = 'Host: localhost\r\n'
/** What an attacker wants to have read as a request of its own. */
const HIDDEN = 'GET /open/hidden~ HTTP/1.1\r\nHost: localhost\r\n\r\n'
const CHUNKS = '5\r\nhello\r\n0\r\n\r\n'

const post = (fields: string, content: string): string =>
  `POST /open/~ HTTP/1.1\r\n${HOST}${fields}\r\n\r\n${content}`
const get = (fields: string): string => `GET /open/~ HTTP/1.1\r\n${HOST}${fields}\r\n\r\n`
const line = (requestLine: string): string => `${requestLine}\r\n${HOST}\r\n`
const chunked = (content: string): string => post('Transfer-Encoding: chunked', content)

const cases = (
  reaches: SmugglingCase['reaches'],
  group: string,
  octets: readonly string[],
): readonly SmugglingCase[] =>
  octets.map((text) => ({ name: `${group}: ${JSON.stringify(text).slice(1, 110)}`, reaches, octets: text }))

/** RFC 9112 6.1 and 6.3: two ways to find the end of a message are an attack. */
const twoFramings = [
  'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 5',
  'Content-Length: 0\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 15',
  'Content-Length: 5\r\nTransfer-Encoding: identity',
  'Content-Length: 5\r\nTransfer-Encoding: xchunked',
  'Content-Length: 5\r\nTransfer-Encoding : chunked',
  'Content-Length: 5\r\n Transfer-Encoding: chunked',
  'Content-Length: 5\r\nX: y\nTransfer-Encoding: chunked',
  'Content-Length: 5\r\nX: y\rTransfer-Encoding: chunked',
  'Content-Length: 5\r\nTransfer-\r\n Encoding: chunked',
  'Content-Length: 5\r\nTransfer-Encoding\r\n : chunked',
  'Content-Length: 5\r\nTransfer-Encoding:\r\n chunked',
  'Content-Length: 5\r\nTransfer-Encoding: \x0bchunked',
  'Content-Length: 5\r\n\x00Transfer-Encoding: chunked',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 6\r\nContent-Length: 5',
  'Content-Length: 5\r\nContent-Length: 0',
  'Content-Length: 5, 6',
].map((fields) => post(fields, CHUNKS + HIDDEN))

const codings = [
  'xchunked',
  'identity',
  'cow',
  '"chunked"',
  'chunked;q=1',
  'chunked\x00',
  '\x00chunked',
  'chunked, identity',
  'chunked, gzip',
  'gzip, chunked',
  'gzip',
  'chunked, chunked',
  'identity, chunked',
  'chunked\r\nTransfer-Encoding: identity',
  'identity\r\nTransfer-Encoding: chunked',
  'chunked\r\nTransfer-Encoding: cow',
  'chun\r\n ked',
].map((coding) => post(`Transfer-Encoding: ${coding}`, CHUNKS + HIDDEN))

const lengths = [
  '+5',
  '-5',
  '-0',
  '0x5',
  '5 5',
  '5.0',
  '5,',
  '1e1',
  '5;',
  '"5"',
  'abc',
  '99999999999999999999',
  '18446744073709551621',
  '5\x00',
  '\x0b5',
  '5\r\n 5',
].map((length) => post(`Content-Length: ${length}`, `hello${HIDDEN}`))

const chunks = [
  'g\r\nhello\r\n0\r\n\r\n',
  '-5\r\nhello\r\n0\r\n\r\n',
  '+5\r\nhello\r\n0\r\n\r\n',
  '0x5\r\nhello\r\n0\r\n\r\n',
  '5 5\r\nhello\r\n0\r\n\r\n',
  '\r\nhello\r\n0\r\n\r\n',
  'ffffffffffffffff\r\nhello\r\n0\r\n\r\n',
  '10000000000000005\r\nhello\r\n0\r\n\r\n',
  '5\r\nhelloX\r\n0\r\n\r\n',
  '5\r\nhell\r\n0\r\n\r\n',
  '5\r\nhello0\r\n\r\n',
  '5\r\nhello\n0\r\n\r\n',
  '5\nhello\r\n0\r\n\r\n',
  '5\rhello\r\n0\r\n\r\n',
  '5;a\nb\r\nhello\r\n0\r\n\r\n',
  '5\x00\r\nhello\r\n0\r\n\r\n',
  '5\r\nhello\r\n0\r\nX',
  '5\r\nhello\r\n0\r\nTransfer-Encoding: x\r\nContent-Length: 9\r\n\r\n',
  '5\r\nhello\r\n0\r\nX: y\r\n\r\n',
  '5\r\nhello\r\n0\n\n',
  '5\r\nhello\r\n',
  '5\r\nhel',
].map((content) => chunked(content + HIDDEN))

const requestLines = [
  'GET  /open/~ HTTP/1.1',
  'GET\t/open/~ HTTP/1.1',
  'GET /open/~  HTTP/1.1',
  'GET /open/~ HTTP/1.1 ',
  ' GET /open/~ HTTP/1.1',
  'GET /open/~ HTTP/1.2',
  'GET /open/~ HTTP/2.0',
  'GET /open/~ HTTP/1.10',
  'GET /open/~ HTTP/01.1',
  'GET /open/~ http/1.1',
  'GET /open/~ HTTP/1,1',
  'GET /open/~ XTTP/1.1',
  'GET /open/~',
  'GET /open/~ HTTP/1.1\rX: y',
  'GET /open/~\x00 HTTP/1.1',
  'GET /open/~\x0b HTTP/1.1',
  'GET /open/~\x7f HTTP/1.1',
  'GET /open/~ x HTTP/1.1',
  'GET open/~ HTTP/1.1',
  'GET http:/open/~ HTTP/1.1',
  'GET //evil.example/open/~ HTTP/1.1',
  'GET ftp://localhost/open/~ HTTP/1.1',
  'GET localhost:80 HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'CONNECT localhost:80 HTTP/1.1',
  'CONNECT /open/~ HTTP/1.1',
  'TRACE /open/~ HTTP/1.1',
  'TRACK /open/~ HTTP/1.1',
  'PURGE /open/~ HTTP/1.1',
  'PRI * HTTP/2.0',
  'G@T /open/~ HTTP/1.1',
  'GE\x00T /open/~ HTTP/1.1',
  'GET /open/%2e%2e%2fadmin/~ HTTP/1.1',
  'GET /open/..%2f~ HTTP/1.1',
  'GET /open/a%2f~ HTTP/1.1',
  'GET /open/a%5c~ HTTP/1.1',
  'GET /open/a%00~ HTTP/1.1',
  'GET /open/%0d%0aX:y/~ HTTP/1.1',
  'GET /open/%252f~ HTTP/1.1',
  'GET /open/%/~ HTTP/1.1',
  'GET /open/%zz/~ HTTP/1.1',
].map(line)

const hosts = [
  '',
  'Host:\r\n',
  'Host: localhost\r\nHost: localhost\r\n',
  'Host: localhost\r\nHost: evil.example\r\n',
  'Host: localhost, evil.example\r\n',
  'Host: user@localhost\r\n',
  'Host: localhost/x\r\n',
  'Host: localhost?x\r\n',
  'Host: localhost#x\r\n',
  'Host: local host\r\n',
  'Host: localhost:99999\r\n',
  'Host: localhost:80:80\r\n',
  'Host: localhost:\x00\r\n',
  'Host : localhost\r\n',
  ' Host: localhost\r\n',
  'Host: localhost\r\n evil.example\r\n',
  'Host: [::1\r\n',
  'Host: %6cocalhost\r\n',
  'H\x00ost: localhost\r\n',
].map((host) => `GET /open/~ HTTP/1.1\r\n${host}\r\n`)

const fieldLines = [
  'no colon',
  ': no name',
  'na me: x',
  'name : x',
  'name\t: x',
  ' name: x',
  '(name): x',
  'name\x00: x',
  'na\xffme: x',
  'X: a\x00b',
  'X: a\rb',
  'X: a\nb',
  'X: a\r\n b',
  'X: a\r\n\tb',
  'X: a\x0bb\r\nY',
  `X: ${'x'.repeat(20_000)}`,
  Array.from({ length: 300 }, (_, i) => `X-${i}: y`).join('\r\n'),
].map(get)

/** Odd, but with one meaning: it may pass, as exactly one request. */
const plain = [
  get('X: y'),
  get('X:y'),
  get('X:   y  '),
  get('X:'),
  get('X: caf\xe9'),
  get('x_forwarded_for: 6.6.6.6'),
  get('Connection: Host'),
  get('Connection: Content-Length, Transfer-Encoding'),
  get('Connection: X-Forwarded-For, X-User-ID, Authorization'),
  get('Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk'),
  get('TE: trailers, chunked'),
  get('Trailer: Content-Length'),
  get('Content_Length: 5'),
  get('Transfer_Encoding: chunked'),
  post('Content-Length: 5', 'hello'),
  post('Content-Length: 05', 'hello'),
  post('Content-Length: 0', ''),
  post('Content-Length: 5\r\nConnection: Content-Length', 'hello'),
  post('Content-Length: 5\r\nExpect: 100-continue', 'hello'),
  chunked(CHUNKS),
  post('Transfer-Encoding: Chunked', CHUNKS),
  post('transfer-encoding: chunked', CHUNKS),
  post('Transfer-Encoding: chunked\r\nConnection: Transfer-Encoding', CHUNKS),
  chunked('00000005\r\nhello\r\n0\r\n\r\n'),
  chunked('0\r\n\r\n'),
  `POST http://localhost/open/~ HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello`,
  // Bun hides the authority of an absolute target: it is carried under `Host`, on which nothing else is decided (fact 15).
  line('GET http://evil.example/open/~ HTTP/1.1'),
  line('GET https://localhost@evil.example/open/~ HTTP/1.1'),
  line('GET /open/./~ HTTP/1.1'),
  line('GET /open/a/../~ HTTP/1.1'),
  line('GET /open/a/%2e%2e/~ HTTP/1.1'),
  line('GET /open/~?a=%2f..%2f&b=%0d%0a HTTP/1.1'),
  line('GET /open/~?a=http://x/ HTTP/1.1'),
  line('GET /open/~;v=1 HTTP/1.1'),
  line('DELETE /open/~ HTTP/1.1'),
  line('PATCH /open/~ HTTP/1.1'),
]

/** All cases; `reaches` is about the first request, a hidden one must never arrive. */
export const SMUGGLING_CORPUS: readonly SmugglingCase[] = [
  ...cases('nothing', 'two framings', twoFramings),
  ...cases('nothing', 'coding', codings),
  ...cases('nothing', 'length', lengths),
  ...cases('nothing', 'chunks', chunks),
  ...cases('nothing', 'request line', requestLines),
  ...cases('nothing', 'host', hosts),
  ...cases('nothing', 'field line', fieldLines),
  ...cases('one', 'one meaning', plain),
]
