import { createServer } from 'node:net'

/** A node of a Redis Cluster listens here too. */
const CLUSTER_BUS = 10_000
/** Both below what Linux gives to outgoing connections and to listeners of port 0: what is free stays free. */
const LOWEST = 10_000
const HIGHEST = 32_767 - CLUSTER_BUS
const ATTEMPTS = 50

const given = new Set<number>()

/** A loopback port that was free a moment ago, drawn at random: other processes draw theirs at the same time. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    if (given.has(port) || !(await isFree(port)) || !(await isFree(port + CLUSTER_BUS))) continue
    given.add(port)
    return port
  }
  throw new Error(`no free port in ${ATTEMPTS} attempts`)
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
