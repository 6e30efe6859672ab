/**
 * `bun run bench`: CPU per request of the gateway beside its peers, in one run on one machine: GET of a 1 KB record
 * through a checked session. Each peer runs on core 0, everything else on core 1; rounds are interleaved and medians
 * compared, so that the machine's mood hits all alike. Prints ratios; `--write` puts them into docs/performance.md.
 */
import { writeFileSync } from 'node:fs'
import { treeUsage } from '../support/process-usage.ts'
import { median } from './median.ts'
import { LOAD_CORE, type Peer, startPeers, stopPeers } from './peers.ts'
import { type Load, load } from './wrk.ts'

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
/** Until the JIT compiler has settled: some ten thousand requests. */
const WARM_UP_SECONDS = Number(process.env['BENCH_WARM_UP_SECONDS'] ?? 10)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5)
const CONNECTIONS = Number(process.env['BENCH_CONNECTIONS'] ?? 64)

interface Round extends Load {
  readonly cpuMicrosPerRequest: number
  readonly residentMiB: number
}

const measure = async (peer: Peer): Promise<Round> => {
  const before = treeUsage(peer.pid)
  const run = await load({
    url: peer.url,
    core: LOAD_CORE,
    connections: CONNECTIONS,
    seconds: SECONDS,
    headers: peer.headers,
  })
  const after = treeUsage(peer.pid)
  if (run.failures > 0) throw new Error(`${peer.name}: ${run.failures} of ${run.requests} requests failed`)
  return {
    ...run,
    cpuMicrosPerRequest: ((after.cpuMs - before.cpuMs) * 1000) / run.requests,
    residentMiB: after.residentBytes / 2 ** 20,
  }
}

const report = (rounds: ReadonlyMap<string, readonly Round[]>): string => {
  const middle = (name: string, of: (round: Round) => number): number =>
    median((rounds.get(name) ?? []).map(of))
  const reference = middle('nginx + Lua', (round) => round.cpuMicrosPerRequest)
  const rows = [...rounds.keys()].map((name) => {
    const cpu = middle(name, (round) => round.cpuMicrosPerRequest)
    return `| ${name} | ${(cpu / reference).toFixed(2)} | ${cpu.toFixed(1)} | ${middle(name, (r) => r.requests / r.seconds).toFixed(0)} | ${middle(name, (r) => r.p50Ms).toFixed(2)} | ${middle(name, (r) => r.p99Ms).toFixed(2)} | ${middle(name, (r) => r.residentMiB).toFixed(0)} |`
  })
  return [
    '| peer | CPU per request, nginx + Lua = 1 | CPU µs | requests/s | p50 ms | p99 ms | memory MiB |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

try {
  const { peers } = await startPeers()
  const rounds = new Map<string, Round[]>(peers.map((peer) => [peer.name, []]))
  for (const peer of peers)
    await load({
      url: peer.url,
      core: LOAD_CORE,
      connections: CONNECTIONS,
      seconds: WARM_UP_SECONDS,
      headers: peer.headers,
    })
  for (let round = 0; round < ROUNDS; round++)
    for (const peer of peers) rounds.get(peer.name)?.push(await measure(peer))
  const table = report(rounds)
  console.log(table)
  if (process.argv.includes('--write'))
    writeFileSync(
      'docs/performance.md',
      `# Performance\n\nWritten by \`bun run bench --write\`: ${ROUNDS} interleaved rounds of ${SECONDS} s, ${CONNECTIONS} connections, one core for each peer; medians.\n\n${table}\n`,
    )
} finally {
  stopPeers()
}
