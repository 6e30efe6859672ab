/**
 * `bun test/bench/half-load.ts`: what a peer adds to the p99 of the service behind it, over 1,000 open connections at half
 * of the load it can bear (design section 7: below 10 ms), and its memory then. Medians of interleaved rounds.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { treeUsage } from '../support/process-usage.ts'
import { median } from './median.ts'
import { LOAD_CORE, type Peer, startPeers, stopPeers } from './peers.ts'
import { type Load, load } from './wrk.ts'

const CONNECTIONS = 1_000
const ROUNDS = 3
const SECONDS = 6
const WARM_UP_SECONDS = 8

const dir = mkdtempSync(join(tmpdir(), 'half-load-'))
const run = (peer: Pick<Peer, 'url' | 'headers'>, seconds: number, script?: string): Promise<Load> =>
  load({
    ...{ url: peer.url, headers: peer.headers, core: LOAD_CORE, connections: CONNECTIONS, seconds },
    ...(script === undefined ? {} : { script }),
  })

/** Makes each connection pause between its requests, so that all together send half of `rate` per second. */
const pausing = (rate: number): string => {
  const path = join(dir, `${rate.toFixed(0)}.lua`)
  const meanMs = (CONNECTIONS / (rate / 2)) * 1_000
  writeFileSync(path, `function delay() return math.random(0, ${Math.round(2 * meanMs)}) end\n`)
  return path
}

try {
  const { peers, stub } = await startPeers()
  for (const peer of peers) {
    const full = await run(peer, WARM_UP_SECONDS)
    const script = pausing(full.requests / full.seconds)
    const alone: number[] = []
    const behind: number[] = []
    let rate = 0
    for (let round = 0; round < ROUNDS; round++) {
      alone.push((await run({ url: stub, headers: {} }, SECONDS, script)).p99Ms)
      const half = await run(peer, SECONDS, script)
      behind.push(half.p99Ms)
      rate = half.requests / half.seconds
    }
    const memory = treeUsage(peer.pid).residentBytes / 2 ** 20
    console.log(
      `${peer.name}: ${rate.toFixed(0)} requests/s, p99 ${median(behind).toFixed(1)} ms, ` +
        `of the service alone ${median(alone).toFixed(1)} ms, memory ${memory.toFixed(0)} MiB`,
    )
  }
} finally {
  stopPeers()
  rmSync(dir, { recursive: true, force: true })
}
