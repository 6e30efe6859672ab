import { describe, expect, it } from 'bun:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ServiceUnavailable } from '../../src/errors.ts'
import { createSystemClock } from '../../src/policies/clock.ts'
import { createForward } from '../../src/proxy/forward.ts'
import type { Service } from '../../src/proxy/service.ts'
import { settled } from '../policies/fake-clock.ts'
import { exchange as freshExchange } from '../support/fresh-exchange.ts'
import { sendRaw } from './raw-client.ts'
import { fieldOf, openStage } from './stage.ts'

const readAll = async (stream: AsyncIterable<Uint8Array>) => {
  let octets = 0
  for await (const piece of stream) octets += piece.length
  return octets
}

describe('forward', () => {
  // Original defect E3.
  it('sends no hop-by-hop field to the service', async () => {
    await using stage = await openStage((_, response) => response.end('ok'))
    const client = sendRaw(
      stage.port,
      'GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close, X-Secret\r\nX-Secret: 1\r\nTE: trailers\r\nKeep-Alive: 5\r\nProxy-Authorization: x\r\nUpgrade: h2c\r\n\r\n',
    )
    await client.closed
    const names = stage.seen[0]?.fields.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())
    for (const name of ['x-secret', 'te', 'keep-alive', 'proxy-authorization', 'upgrade']) {
      expect(names).not.toContain(name)
    }
  })

  it('gives up an upload that no service takes: its rest would be waited for behind the answer', async () => {
    const exchange = freshExchange()
    let given = 0
    let cancelled = false
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1
        if (given <= 2) controller.enqueue(new Uint8Array(60_000))
      },
      cancel: () => {
        cancelled = true
      },
    })
    const service: Service = {
      name: 'patients',
      timeoutMs: 15_000,
      send: () => Promise.reject(new ServiceUnavailable()),
      state: () => ({ name: 'patients', breaker: 'open', inFlight: 0, queued: 0, instances: [] }),
      ping: async () => 1,
      close: async () => undefined,
    }
    const forward = createForward(service, { clock: createSystemClock(), reservedCookies: new Set() })
    const request = new Request('http://localhost/', { method: 'POST', body })
    await expect(forward({ request, exchange, identity: null })).rejects.toBeInstanceOf(ServiceUnavailable)
    expect([exchange.contentLeft, cancelled]).toEqual([true, true])
  })

  // Original defect E6.
  it('keeps the encoding of the path and adds no question mark', async () => {
    await using stage = await openStage((_, response) => response.end('ok'))
    await fetch(`${stage.url}/a%2Fb/%C3%B1`)
    await fetch(`${stage.url}/c?q=a%20b&q=%2f`)
    expect(stage.seen.map(({ target }) => target)).toEqual(['/a%2Fb/%C3%B1', '/c?q=a%20b&q=%2f'])
  })

  // Original defect E4.
  it.each([
    ['gzip', gzipSync('historia clínica')],
    ['br', brotliCompressSync('historia clínica')],
  ])('passes %s content as it is', async (encoding, compressed) => {
    await using stage = await openStage((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': encoding })
      response.end(compressed)
    })
    const client = sendRaw(stage.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    await client.closed
    const [head = '', content = ''] = client.text().split('\r\n\r\n')
    expect(head.toLowerCase()).toContain(`content-encoding: ${encoding}`)
    expect(head.toLowerCase()).toContain(`content-length: ${compressed.length}`)
    expect(Buffer.from(content, 'latin1').equals(compressed)).toBe(true)
  })

  // Original defect E7.
  it('sends Date once and Server never', async () => {
    await using stage = await openStage((_, response) => {
      response.setHeader('server', 'uvicorn')
      response.end('ok')
    })
    const client = sendRaw(stage.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    await client.closed
    expect(client.text().match(/^date:/gim)).toHaveLength(1)
    expect(client.text()).not.toMatch(/^server:/im)
  })

  // Original defect E8; platform fact T4.
  it('keeps two cookies two', async () => {
    await using stage = await openStage((_, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2'])
      response.end('ok')
    })
    expect((await fetch(stage.url)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  // Original defect E2: both framings at once, unframed.
  it('sends a small chunked upload complete, in one framing', async () => {
    await using stage = await openStage(async (request, response) =>
      response.end(String(await readAll(request))),
    )
    const answered = await fetch(`${stage.url}/x`, {
      method: 'PUT',
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"first_name":'))
          controller.enqueue(new TextEncoder().encode('"Ana"}'))
          controller.close()
        },
      }),
    })
    expect(await answered.text()).toBe('20')
    expect(fieldOf(stage.seen[0]?.fields ?? [], 'content-length')).toBe('20')
    expect(fieldOf(stage.seen[0]?.fields ?? [], 'transfer-encoding')).toBeNull()
  })

  it('streams a large upload with its declared length', async () => {
    await using stage = await openStage(async (request, response) =>
      response.end(String(await readAll(request))),
    )
    const answered = await fetch(`${stage.url}/x`, { method: 'POST', body: new Uint8Array(1_000_000) })
    expect(await answered.text()).toBe('1000000')
    expect(fieldOf(stage.seen[0]?.fields ?? [], 'content-length')).toBe('1000000')
  })

  it('streams a large chunked upload as chunks', async () => {
    await using stage = await openStage(async (request, response) =>
      response.end(String(await readAll(request))),
    )
    let left = 20
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(10_000))
        else controller.close()
      },
    })
    const answered = await fetch(`${stage.url}/x`, { method: 'POST', body })
    expect(await answered.text()).toBe('200000')
    expect(fieldOf(stage.seen[0]?.fields ?? [], 'transfer-encoding')).toBe('chunked')
    expect(fieldOf(stage.seen[0]?.fields ?? [], 'content-length')).toBeNull()
  })

  // Platform fact 15.
  it('does not let a chunked upload with a bad end reach the service', async () => {
    await using stage = await openStage((_, response) => response.end('ok'))
    const client = sendRaw(
      stage.port,
      'POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcXX\r\n0\r\n\r\n',
    )
    await client.closed
    expect(client.text()).toStartWith('HTTP/1.1 400')
    expect(stage.seen).toHaveLength(0)
  })

  // A cut upload taken for a complete one would be a write nobody asked for.
  it.each([
    ['with a length', 'Content-Length: 100', 'x'.repeat(50)],
    ['in chunks', 'Transfer-Encoding: chunked', `32\r\n${'x'.repeat(50)}\r\n`],
  ])(
    'does not let a small upload that was cut off reach the service: %s',
    async (_name, framing, content) => {
      await using stage = await openStage((_, response) => response.end('ok'))
      const client = sendRaw(
        stage.port,
        `POST /x HTTP/1.1\r\nHost: localhost\r\n${framing}\r\n\r\n${content}`,
      )
      while (stage.exchanges.length === 0) await settled()
      client.socket.destroy()
      await client.closed
      // A later request has been answered: whatever the first one led to has happened.
      await (await fetch(`${stage.url}/later`)).text()
      expect(stage.seen.map(({ target }) => target)).toEqual(['/later'])
    },
  )

  it.each([
    ['with a length', 'Content-Length: 200000', 'x'.repeat(100_000)],
    ['in chunks', 'Transfer-Encoding: chunked', `186a0\r\n${'x'.repeat(100_000)}\r\n`],
  ])('never shows a large upload that was cut off as complete: %s', async (_name, framing, content) => {
    const outcome = Promise.withResolvers<string>()
    await using stage = await openStage((request, response) => {
      readAll(request).then(
        () => outcome.resolve('complete'),
        () => outcome.resolve('cut'),
      )
      request.on('close', () => outcome.resolve(request.complete ? 'complete' : 'cut'))
      response.on('close', () => undefined)
    })
    const client = sendRaw(stage.port, `POST /x HTTP/1.1\r\nHost: localhost\r\n${framing}\r\n\r\n${content}`)
    while (stage.seen.length === 0) await settled()
    client.socket.destroy()
    expect(await outcome.promise).toBe('cut')
  })

  it('refuses content over the limit before the service is asked', async () => {
    await using stage = await openStage((_, response) => response.end('ok'), {
      forwarding: { contentLimit: 1_000 },
    })
    const declared = await fetch(stage.url, { method: 'POST', body: new Uint8Array(1_001) })
    expect([declared.status, await declared.text()]).toEqual([413, 'content_too_large'])
    const chunked = await fetch(stage.url, {
      method: 'POST',
      body: new Blob([new Uint8Array(1_001)]).stream(),
    })
    expect(chunked.status).toBe(413)
    expect(stage.seen).toHaveLength(0)
  })

  it('cuts a streamed upload that grows over the limit', async () => {
    await using stage = await openStage(
      (request, response) => {
        readAll(request).then(
          () => response.end('ok'),
          () => undefined,
        )
      },
      { forwarding: { contentLimit: 100_000 } },
    )
    let left = 30
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(10_000))
        else controller.close()
      },
    })
    expect((await fetch(stage.url, { method: 'POST', body })).status).toBe(413)
  })

  // Original defect D1.
  it('shows a POST to the service once, whatever happens to its answer', async () => {
    await using stage = await openStage((request) => request.socket.destroy())
    const answered = await fetch(stage.url, { method: 'POST', body: '{}' })
    expect([answered.status, await answered.text()]).toEqual([502, 'service_unreachable'])
    expect(stage.seen).toHaveLength(1)
  })

  // Original defect D2: three tries of 10 s and sleeps between them.
  it('answers 504 when the time of the service is up', async () => {
    await using stage = await openStage(() => undefined, { timeoutMs: 100 })
    const answered = await fetch(stage.url)
    expect([answered.status, await answered.text()]).toEqual([504, 'gateway_timeout'])
    expect(stage.seen).toHaveLength(1)
    expect(stage.exchanges[0]).toMatchObject({ upstream: 'patients' })
  })

  // Original defect D5: a new TCP connection for each hop.
  it('keeps its connection to the service', async () => {
    const sockets = new Set<unknown>()
    await using stage = await openStage((request, response) => {
      sockets.add(request.socket)
      response.end('ok')
    })
    for (let i = 0; i < 5; i += 1) await (await fetch(stage.url)).text()
    expect(sockets.size).toBe(1)
  })

  // Original defect E1.
  it('passes each event of a stream as it comes', async () => {
    const events = Promise.withResolvers<void>()
    await using stage = await openStage(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: 1\n\n')
      await events.promise
      response.end('data: 2\n\n')
    })
    const reader = (await fetch(stage.url)).body?.getReader()
    const first = await reader?.read()
    expect(new TextDecoder().decode(first?.value)).toBe('data: 1\n\n')
    events.resolve()
    const second = await reader?.read()
    expect(new TextDecoder().decode(second?.value)).toBe('data: 2\n\n')
  })

  it('asks the listener to keep an event stream open', async () => {
    const kept = Promise.withResolvers<void>()
    await using stage = await openStage(
      async (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('data: 1\n\n')
        await kept.promise
        response.end()
      },
      { options: { keepOpen: () => kept.resolve() } },
    )
    expect(await (await fetch(stage.url)).text()).toBe('data: 1\n\n')
  })

  it('ends an event stream with the session behind it, at both ends', async () => {
    let signedIn = true
    const left = Promise.withResolvers<void>()
    const system = createSystemClock()
    const clock = {
      ...system,
      after: (ms: number, run: () => void) => system.after(ms === 15_000 ? 1 : ms, run),
    }
    await using stage = await openStage(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('data: 1\n\n')
        response.on('close', () => left.resolve())
      },
      {
        options: { clock },
        forwarding: { session: { isOpen: async () => signedIn, watch: () => () => {} } },
      },
    )
    const answered = await fetch(stage.url)
    const reader = answered.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n')
    signedIn = false
    expect((await reader?.read())?.done).toBe(true)
    await left.promise
    expect(await stage.exchanges[0]?.contentEnd).toBe(9)
  })

  it('resets the client when the service breaks off inside its content', async () => {
    await using stage = await openStage((request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.write('x'.repeat(100_000), () => request.socket.destroy())
    })
    const client = sendRaw(stage.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    await client.closed
    expect(client.text()).toStartWith('HTTP/1.1 200')
    expect(client.text()).not.toEndWith('0\r\n\r\n')
  })

  it('leaves the service when the client leaves', async () => {
    const left = Promise.withResolvers<void>()
    await using stage = await openStage((request) => {
      request.socket.on('close', () => left.resolve())
    })
    const leaving = new AbortController()
    const answered = fetch(stage.url, { signal: leaving.signal }).catch(() => 'left')
    while (stage.seen.length === 0) await settled()
    leaving.abort()
    expect(await answered).toBe('left')
    await left.promise
  })

  it('leaves a streaming service when the client leaves', async () => {
    const left = Promise.withResolvers<void>()
    await using stage = await openStage((request, response) => {
      response.write('x'.repeat(100_000))
      request.socket.on('close', () => left.resolve())
    })
    const client = sendRaw(stage.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await client.until('xxx')
    client.socket.destroy()
    await left.promise
    expect(await stage.exchanges[0]?.contentEnd).toBeGreaterThan(0)
  })

  it('counts the octets that were delivered', async () => {
    await using stage = await openStage((_, response) => response.end('x'.repeat(200_000)))
    await (await fetch(stage.url)).text()
    expect(await stage.exchanges[0]?.contentEnd).toBe(200_000)
  })

  it('keeps the length HEAD asks for', async () => {
    await using stage = await openStage((_, response) => {
      response.writeHead(200, { 'content-length': '4242', 'content-type': 'text/plain' })
      response.end()
    })
    const answered = await fetch(stage.url, { method: 'HEAD' })
    expect(answered.headers.get('content-length')).toBe('4242')
  })

  it('says no length to HEAD where the service says none', async () => {
    await using stage = await openStage((_, response) => response.end())
    const head = sendRaw(stage.port, 'HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await head.until('\r\n\r\n')
    expect(head.text().toLowerCase()).not.toContain('content-length')
    head.socket.destroy()
  })
})
