/**
 * What a service that is down costs the others: p99 of requests to a healthy service, while as many clients ask for a
 * second one that is up, and then for one that refuses connections. `bun test/bench/isolation.ts [seconds] [rounds]`; the bar is a ratio below 1.2.
 */
import { freePort } from '../support/free-port.ts'
import { startMisbehavingService } from '../support/misbehaving-service.ts'
import { startObservedGateway } from '../support/observed-gateway.ts'
import { median, quantile } from './median.ts'

const SECONDS = Number(process.argv[2] ?? 3)
const ROUNDS = Number(process.argv[3] ?? 5)
const CLIENTS = 16

const service = await startMisbehavingService(() => 'well')
const dead = `http://127.0.0.1:${await freePort()}`
const gateway = await startObservedGateway({
  LOG_LEVEL: 'fatal',
  EXTRA_SERVICES: JSON.stringify([
    { name: 'healthy', prefix: '/healthy', url: service.origin, public: true },
    { name: 'up', prefix: '/up', url: service.origin, public: true },
    { name: 'down', prefix: '/down', url: dead, public: true },
  ]),
})

/** Times of answers, ms, of `CLIENTS` that ask again and again until `until`. */
const ask = async (path: string, until: number): Promise<readonly number[]> => {
  const times: number[] = []
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const at = performance.now()
      await (await fetch(new URL(path, gateway.url))).arrayBuffer()
      times.push(performance.now() - at)
      // Half load: at full load the two would measure how they share the processor.
      await Bun.sleep(20)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return times
}

const measure = async (other: string): Promise<number> => {
  const until = performance.now() + SECONDS * 1_000
  const [times] = await Promise.all([ask('/healthy/x', until), ask(other, until)])
  return quantile(times, 0.99)
}

const before: number[] = []
const during: number[] = []
for (let round = -1; round < ROUNDS; round++) {
  const [up, down] = [await measure('/up/x'), await measure('/down/x')]
  if (round < 0) continue // warm-up
  before.push(up)
  during.push(down)
}
console.log(`p99 with both up ${median(before).toFixed(2)} ms, with one down ${median(during).toFixed(2)} ms`)
console.log(`ratio ${(median(during) / median(before)).toFixed(2)}`)
await gateway.close()
await service.close()
