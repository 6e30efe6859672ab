import { type ServerResponse, STATUS_CODES } from 'node:http'
import { type Answer, toOctets } from './answer.ts'

const toFields = (answer: Answer, octets: Uint8Array | null): [string, string][] => {
  const fields: [string, string][] = [['server', 'uvicorn']]
  if (octets !== null) fields.push(['content-length', String(octets.length)])
  for (const [name, value] of answer.fields) fields.push([name, value])
  return fields
}

export const writeAnswer = (outgoing: ServerResponse, answer: Answer): void => {
  const octets = toOctets(answer.content)
  outgoing.writeHead(answer.status, toFields(answer, octets).flat())
  outgoing.end(octets ?? undefined)
}

/** The same answer as bytes, for faults that write to the socket themselves. Ends the connection. */
export const toWireAnswer = (answer: Answer): { head: Buffer; content: Buffer } => {
  const octets = toOctets(answer.content)
  const lines = [...toFields(answer, octets), ['date', new Date().toUTCString()], ['connection', 'close']]
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${lines
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
  return { head: Buffer.from(head, 'latin1'), content: Buffer.from(octets ?? []) }
}
