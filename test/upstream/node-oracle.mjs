// Runs under Node: what its own HTTP parser (llhttp) makes of raw responses. One JSON line in, one out. Bun's node:http
// is no oracle for us: its client is built on Bun's own parser.
import http from 'node:http'
import net from 'node:net'
import { createInterface } from 'node:readline'

let raw = Buffer.alloc(0)
const server = net.createServer((socket) => {
  socket.on('error', () => {})
  socket.once('data', () => socket.end(raw))
})

const ask = (method) =>
  new Promise((resolve) => {
    const request = http.request(
      { host: '127.0.0.1', port: server.address().port, method, agent: false },
      (response) => {
        let content = ''
        response.setEncoding('latin1')
        response.on('data', (part) => {
          content += part
        })
        response.on('error', (error) => resolve({ error: error.code }))
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            reason: response.statusMessage,
            fields: response.rawHeaders,
            content,
          }),
        )
      },
    )
    request.on('upgrade', (_, socket) => {
      socket.destroy()
      resolve({ error: 'upgrade' })
    })
    request.on('error', (error) => resolve({ error: error.code }))
    request.end()
  })

server.listen(0, '127.0.0.1', () => {
  process.stdout.write('ready\n')
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const { method, wire } = JSON.parse(line)
    raw = Buffer.from(wire, 'latin1')
    process.stdout.write(`${JSON.stringify(await ask(method))}\n`)
  })
})
