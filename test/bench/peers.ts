import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { createClient } from 'redis'
import { freePort } from '../support/free-port.ts'
import { nginxLuaConfig, nginxPlainConfig, stubConfig } from './nginx-lua.ts'

const PEER_CORE = 0
/** Of all else: the stub service, Redis and who sends the load. */
export const LOAD_CORE = 1
const SECRET = 'bench-secret-bench-secret-bench-secret-0123'
const PATIENT = '0b0e7d1c-53a5-4cf4-9d2f-3c1f6f3a9b10'

/** Something that answers a GET of a 1 KB record. */
export interface Peer {
  readonly name: string
  readonly pid: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
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

/** Plain nginx, nginx + Lua and the gateway's binary, each on one core, over one stub service; they answer when it resolves. */
export const startPeers = async (): Promise<{ peers: readonly Peer[]; stub: string }> => {
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
  const luaPid = startNginx(PEER_CORE, 'lua', (home) =>
    nginxLuaConfig({ port: luaPort, stubPort, redisPort, secret: SECRET, dir: home }),
  )
  const plainPid = startNginx(PEER_CORE, 'plain', (home) =>
    nginxPlainConfig({ port: plainPort, stubPort, dir: home }),
  )
  await answers(`http://127.0.0.1:${stubPort}/health`)
  const redis = createClient({ url: `redis://127.0.0.1:${redisPort}` })
  await redis.connect()
  await redis.set(`access_token:${issued}`, issued, { expiration: { type: 'EX', value: 3600 } })
  await redis.close()
  const stub = `http://127.0.0.1:${stubPort}`
  const gatewayPid = start(PEER_CORE, process.env['GATEWAY_BINARY'] ?? 'dist/gateway', ['serve'], {
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
  return { peers, stub: `${stub}${path}` }
}

/** Ends what `startPeers` started. */
export const stopPeers = (): void => {
  for (const child of children) child.kill('SIGTERM')
  rmSync(dir, { recursive: true, force: true })
}
