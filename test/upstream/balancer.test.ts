import { describe, expect, it } from 'bun:test'
import { TransportFailure } from '../../src/http/transport-failure.ts'
import { type BalancerOptions, createBalancer } from '../../src/upstream/balancer.ts'
import type { Client } from '../../src/upstream/client.ts'
import { createFakeClock } from './fake-clock.ts'
import { outbound } from './outbound.ts'

const reset = new TransportFailure('head', 'perhaps', 'reset')

interface FakeClient extends Client {
  /** What the next requests meet. */
  failure: unknown
  pingFails: boolean
  busy: number
  sends: number
  pings: number
  closed: boolean
}

const fakeClient = (name: string): FakeClient => {
  const fake: FakeClient = {
    origin: `http://${name}`,
    failure: null,
    pingFails: false,
    busy: 0,
    sends: 0,
    pings: 0,
    closed: false,
    send: async () => {
      fake.sends++
      if (fake.failure !== null) throw fake.failure
      return { status: 200, reason: name, fields: [], content: null }
    },
    inFlight: () => fake.busy,
    ping: async () => {
      fake.pings++
      if (fake.pingFails) throw reset
      return 1
    },
    close: async () => {
      fake.closed = true
    },
    sockets: () => ({ open: 0, idle: 0 }),
  }
  return fake
}

/** The same random numbers each time (mulberry32). */
const seeded = (): (() => number) => {
  let state = 42
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const start = (names: readonly string[], options: BalancerOptions = {}) => {
  const clients = names.map(fakeClient)
  const clock = createFakeClock()
  const balancer = createBalancer(clients, { clock, random: seeded(), ...options })
  /** Sends `count` requests one after the other; failures are expected and swallowed. */
  const send = async (count: number): Promise<number[]> => {
    const before = clients.map(({ sends }) => sends)
    for (let i = 0; i < count; i++) await balancer.send(outbound()).catch(() => {})
    return clients.map(({ sends }, i) => sends - (before[i] ?? 0))
  }
  const healthy = (): boolean[] => balancer.state().map((instance) => instance.healthy)
  const [a, b] = clients
  if (a === undefined) throw new Error('a test needs a client')
  return { clients, clock, balancer, send, healthy, a, b: b ?? a }
}

describe('balancer', () => {
  it('spreads requests over instances of equal load', async () => {
    const { send } = start(['a', 'b', 'c'])
    for (const share of await send(300)) expect(share).toBeGreaterThan(60)
  })

  it('prefers the one with fewer requests in flight', async () => {
    const { send, a } = start(['a', 'b'])
    a.busy = 5
    expect(await send(50)).toEqual([0, 50])
  })

  it('never gives the most loaded of three a request', async () => {
    const { send, b } = start(['a', 'b', 'c'])
    b.busy = 9
    expect((await send(60))[1]).toBe(0)
  })

  it('passes on a failure after which the service may have seen the request', async () => {
    const { balancer, clients } = start(['a', 'b'])
    for (const client of clients) client.failure = reset
    await expect(balancer.send(outbound())).rejects.toBe(reset)
    expect(clients.reduce((total, { sends }) => total + sends, 0)).toBe(1)
  })

  it('gives a request that found an instance unreachable to another one, and only such a request', async () => {
    const { balancer, clients } = start(['a', 'b', 'c'])
    for (const client of clients.slice(0, 2))
      client.failure = new TransportFailure('connect', 'never', 'refused')
    for (let i = 0; i < 4; i++) expect((await balancer.send(outbound())).reason).toBe('c')
    const [, , last] = clients
    if (last) last.failure = new TransportFailure('connect', 'never', 'refused')
    await expect(balancer.send(outbound())).rejects.toMatchObject({ stage: 'connect' })
  })

  it('shows origin, health and load', () => {
    const { balancer, a } = start(['a', 'b'])
    a.busy = 2
    expect(balancer.state()).toEqual([
      { origin: 'http://a', healthy: true, inFlight: 2 },
      { origin: 'http://b', healthy: true, inFlight: 0 },
    ])
  })

  it('closes its clients and stops checking', async () => {
    const { balancer, clients, clock } = start(['a', 'b'])
    await balancer.close()
    await clock.advance(60_000)
    expect(clients.map(({ closed, pings }) => [closed, pings])).toEqual([
      [true, 0],
      [true, 0],
    ])
  })
})

describe('passive health', () => {
  const quiet: BalancerOptions = { checks: 'never' }

  it('ejects an instance after five transport failures in a row, for 30 s', async () => {
    const { send, clock, healthy, a } = start(['a', 'b'], quiet)
    a.failure = reset
    await send(30)
    expect(a.sends).toBe(5)
    expect(healthy()).toEqual([false, true])
    await clock.advance(29_999)
    expect(healthy()).toEqual([false, true])
    await clock.advance(1)
    expect(healthy()).toEqual([true, true])
  })

  it('starts to count again after a success', async () => {
    const { send, healthy, a, b } = start(['a', 'b'], quiet)
    b.busy = 1
    for (let i = 0; i < 4; i++) {
      a.failure = reset
      await send(4)
      a.failure = null
      await send(1)
    }
    expect(healthy()).toEqual([true, true])
  })

  it('does not blame an instance for clients that leave or deadlines that passed before it was asked', async () => {
    const { send, healthy, a, b } = start(['a', 'b'], quiet)
    b.busy = 1
    for (const innocent of [
      new TransportFailure('abort', 'perhaps', 'left'),
      new TransportFailure('deadline', 'never', 'queued'),
      new Error('not of the transport'),
    ]) {
      a.failure = innocent
      await send(10)
    }
    expect(healthy()).toEqual([true, true])
    a.failure = new TransportFailure('deadline', 'perhaps', 'hung')
    await send(5)
    expect(healthy()).toEqual([false, true])
  })

  it('ejects for longer each time, up to 300 s, and forgets after 300 s of health', async () => {
    const { send, clock, healthy, a, b } = start(['a', 'b'], { ...quiet, health: { slowStartMs: 0 } })
    b.busy = 1
    const ejectedMs = async (): Promise<number> => {
      a.failure = reset
      await send(5)
      const from = clock.now()
      while (healthy()[0] === false) await clock.advance(1_000)
      return clock.now() - from
    }
    const durations: number[] = []
    for (let i = 0; i < 12; i++) durations.push(await ejectedMs())
    expect(durations.slice(0, 3)).toEqual([30_000, 60_000, 90_000])
    expect(durations.slice(-2)).toEqual([300_000, 300_000])
    await clock.advance(300_001)
    expect(await ejectedMs()).toBe(30_000)
  })

  it('never ejects the last one', async () => {
    const { send, healthy, clients } = start(['a', 'b'], quiet)
    for (const client of clients) client.failure = reset
    await send(100)
    expect(healthy().filter(Boolean)).toHaveLength(1)
    const single = start(['a'], quiet)
    single.a.failure = reset
    expect(await single.send(100)).toEqual([100])
    expect(single.healthy()).toEqual([true])
  })
})

describe('active health', () => {
  it('checks every 10 s, and every 2 s while down; three failures take down, two passes bring back', async () => {
    const { clock, healthy, a } = start(['a', 'b'])
    a.pingFails = true
    await clock.advance(29_999)
    expect([a.pings, healthy()]).toEqual([2, [true, true]])
    await clock.advance(1)
    expect([a.pings, healthy()]).toEqual([3, [false, true]])
    await clock.advance(4_000)
    expect(a.pings).toBe(5)
    a.pingFails = false
    await clock.advance(2_000)
    expect(healthy()).toEqual([false, true])
    await clock.advance(2_000)
    expect(healthy()).toEqual([true, true])
  })

  it('is not impressed by failures that do not follow each other', async () => {
    const { clock, healthy, a } = start(['a', 'b'])
    for (let i = 0; i < 10; i++) {
      a.pingFails = i % 3 !== 0
      await clock.advance(10_000)
    }
    expect(healthy()).toEqual([true, true])
  })

  it('leaves an instance that is down without requests, but tries all when all are down', async () => {
    const { clock, send, clients, a, healthy } = start(['a', 'b'])
    a.pingFails = true
    await clock.advance(30_000)
    expect(await send(20)).toEqual([0, 20])
    for (const client of clients) client.pingFails = true
    await clock.advance(60_000)
    expect(healthy()).toEqual([false, false])
    for (const share of await send(40)) expect(share).toBeGreaterThan(0)
  })

  it('checks a single instance only when asked to', async () => {
    const unasked = start(['a'])
    await unasked.clock.advance(60_000)
    expect(unasked.a.pings).toBe(0)
    const asked = start(['a'], { checks: 'always' })
    await asked.clock.advance(60_000)
    expect(asked.a.pings).toBe(6)
  })
})

describe('slow start', () => {
  it('gives an instance that returns a share that grows linearly over 10 s', async () => {
    const { clock, send, a, healthy } = start(['a', 'b'])
    a.pingFails = true
    await clock.advance(30_000)
    a.pingFails = false
    while (healthy()[0] === false) await clock.advance(500)
    const shares: number[] = []
    for (let i = 0; i < 3; i++) {
      shares.push((await send(400))[0] ?? 0)
      await clock.advance(5_000)
    }
    const [atOnce = 0, halfWay = 0, full = 0] = shares
    expect(atOnce).toBeLessThan(60) // a tenth of half of 400, and luck
    expect(halfWay).toBeGreaterThan(60)
    expect(halfWay).toBeLessThan(150)
    expect(full).toBeGreaterThan(170)
  })
})
