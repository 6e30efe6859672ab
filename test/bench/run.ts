/**
 * `bun run bench`: CPU per request of the gateway beside its peers, in one run on one machine: GET of a 1 KB record
 * through a checked session. Each peer runs on core 0, everything else on core 1; rounds are interleaved and medians
 * compared, so that the machine's mood hits all alike. Prints ratios; `--write` puts them into docs/performance.md.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { createClient } from 'redis'
import { freePort } from '../support/free-port.ts'
import { treeUsage } from '../support/process-usage.ts'
import { nginxLuaConfig, nginxPlainConfig, stubConfig } from './nginx-lua.ts'
import { type Load, load } from './wrk.ts'

const GATEWAY_CORE = 0
const LOAD_CORE = 1
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
/** Until the JIT compiler has settled: some ten thousand requests. */
const WARM_UP_SECONDS = Number(process.env['BENCH_WARM_UP_SECONDS'] ?? 10)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5)
const CONNECTIONS = Number(process.env['BENCH_CONNECTIONS'] ?? 64)
const SECRET = 'bench-secret-bench-secret-bench-secret-0123'
const PATIENT = '0b0e7d1c-53a5-4cf4-9d2f-3c1f6f3a9b10'

interface Peer {
  readonly name: string
  readonly pid: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}
interface Round extends Load {
  readonly cpuMicrosPerRequest: number
  readonly residentMiB: number
}

const dir = mkdtempSync(join(tmpdir(), 'bench-'))
const children: ChildProcess[] = []

const start = (
  core: number,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): number => {
  const child = spawn('taskset', ['-c', `${core}`, command, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.push(child)
  if (child.pid === undefined) throw new Error(`could not start ${command}`)
  return child.pid
}

const startNginx = (core: number, name: string, config: (dir: string) => string): number => {
  const home = join(dir, name)
  mkdirSync(home)
  writeFileSync(join(home, 'nginx.conf'), config(home))
  return start(core, 'nginx', ['-p', home, '-c', join(home, 'nginx.conf')])
}

const answers = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(url, { headers }).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer 200`)
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

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

const startPeers = async (): Promise<Peer[]> => {
  const [stubPort, redisPort, luaPort, plainPort, gatewayPort, metricsPort] = await Promise.all(
    Array.from({ length: 6 }, freePort),
  )
  if (!stubPort || !redisPort || !luaPort || !plainPort || !gatewayPort || !metricsPort)
    throw new Error('no free ports')
  const issued = await new SignJWT({
    user_id: PATIENT,
    user_type: 'patient',
    email: 'bench@predicthealth.com',
    roles: ['patient'],
    metadata: { reference_id: PATIENT },
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime('15m')
    .sign(new TextEncoder().encode(SECRET))
  const record = JSON.stringify({ id: PATIENT, notes: 'x'.repeat(960) })
  const login = JSON.stringify({
    access_token: issued,
    token_type: 'bearer',
    user_id: PATIENT,
    user_type: 'patient',
    email: 'bench@predicthealth.com',
    expires_in: 900,
    refresh_token: null,
  })
  start(LOAD_CORE, 'redis-server', [
    '--port',
    `${redisPort}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dir,
  ])
  startNginx(LOAD_CORE, 'stub', (home) => stubConfig({ port: stubPort, record, login, dir: home }))
  const luaPid = startNginx(GATEWAY_CORE, 'lua', (home) =>
    nginxLuaConfig({ port: luaPort, stubPort, redisPort, secret: SECRET, dir: home }),
  )
  const plainPid = startNginx(GATEWAY_CORE, 'plain', (home) =>
    nginxPlainConfig({ port: plainPort, stubPort, dir: home }),
  )
  await answers(`http://127.0.0.1:${stubPort}/health`)
  const redis = createClient({ url: `redis://127.0.0.1:${redisPort}` })
  await redis.connect()
  await redis.set(`access_token:${issued}`, issued, { expiration: { type: 'EX', value: 3600 } })
  await redis.close()
  const stub = `http://127.0.0.1:${stubPort}`
  const gatewayPid = start(GATEWAY_CORE, process.env['GATEWAY_BINARY'] ?? 'dist/gateway', ['serve'], {
    PORT: `${gatewayPort}`,
    HOST: '127.0.0.1',
    METRICS_ADDR: `127.0.0.1:${metricsPort}`,
    DATA_DIR: join(dir, 'data'),
    JWT_SECRET_KEY: SECRET,
    SECRET_KEY: SECRET,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    JWT_SERVICE_URL: stub,
    DOCTOR_SERVICE_URL: stub,
    PATIENT_SERVICE_URL: stub,
    INSTITUTION_SERVICE_URL: stub,
    ADMIN_SERVICE_URL: stub,
    RATE_LIMIT_PER_MINUTE: '100000000',
    EXTRA_SERVICES: JSON.stringify([{ name: 'records', prefix: '/records', url: stub }]),
    LOG_LEVEL: 'info',
  })
  await answers(`http://127.0.0.1:${gatewayPort}/health`)
  const opened = await fetch(`http://127.0.0.1:${gatewayPort}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'bench@predicthealth.com', password: 'bench' }),
  })
  const token = ((await opened.json()) as { access_token?: string }).access_token
  if (!token) throw new Error(`the gateway refused the login: ${opened.status}`)
  const path = `/api/v1/patients/${PATIENT}`
  const peers = [
    {
      name: 'nginx proxy_pass, no session',
      pid: plainPid,
      url: `http://127.0.0.1:${plainPort}${path}`,
      headers: {},
    },
    {
      name: 'nginx + Lua',
      pid: luaPid,
      url: `http://127.0.0.1:${luaPort}${path}`,
      headers: { authorization: `Bearer ${issued}` },
    },
    {
      name: 'gateway',
      pid: gatewayPid,
      url: `http://127.0.0.1:${gatewayPort}/records/${PATIENT}`,
      headers: { authorization: `Bearer ${token}` },
    },
    {
      name: 'gateway, each read kept in the access trail',
      pid: gatewayPid,
      url: `http://127.0.0.1:${gatewayPort}${path}`,
      headers: { authorization: `Bearer ${token}` },
    },
  ]
  for (const peer of peers) await answers(peer.url, peer.headers)
  return peers
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
  const peers = await startPeers()
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
  for (const child of children) child.kill('SIGTERM')
  rmSync(dir, { recursive: true, force: true })
}
