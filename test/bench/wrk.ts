import { spawn } from 'node:child_process'

export interface Load {
  readonly requests: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failures: number
}

const toMs = (text: string): number => {
  const [, value, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? []
  const scale = { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit ?? '']
  if (value === undefined || scale === undefined) throw new Error(`not a duration of wrk: ${text}`)
  return Number(value) * scale
}

/** Runs wrk for `seconds` on one core and reads its report; throws when it prints none. */
export const load = async (options: {
  url: string
  core: number
  connections: number
  seconds: number
  headers: Readonly<Record<string, string>>
  /** A wrk script. */
  script?: string
}): Promise<Load> => {
  const headers = Object.entries(options.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const args = [
    '-c',
    `${options.core}`,
    'wrk',
    '-t1',
    `-c${options.connections}`,
    `-d${options.seconds}s`,
    '--latency',
    ...headers,
    ...(options.script === undefined ? [] : ['-s', options.script]),
    options.url,
  ]
  const child = spawn('taskset', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let report = ''
  for await (const chunk of child.stdout) report += chunk
  const counted = /(\d+) requests in ([\d.]+\w+)/.exec(report)
  const p50 = /^ +50% +(\S+)/m.exec(report)?.[1]
  const p99 = /^ +99% +(\S+)/m.exec(report)?.[1]
  if (!counted?.[1] || !counted[2] || !p50 || !p99) throw new Error(`wrk said: ${report}`)
  const socketErrors = [...report.matchAll(/(?:connect|read|write|timeout) (\d+)/g)].reduce(
    (sum, match) => sum + Number(match[1]),
    0,
  )
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(report)?.[1] ?? 0)
  return {
    requests: Number(counted[1]),
    seconds: toMs(counted[2]) / 1000,
    p50Ms: toMs(p50),
    p99Ms: toMs(p99),
    failures: socketErrors + refused,
  }
}
