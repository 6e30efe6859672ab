import type { ServiceName } from '../config.ts'
import type { Clock } from './data/moment.ts'
import { openSeeded, type RunningStandIn, startStandIn } from './stand-in.ts'

interface StandInsOptions<Name extends ServiceName> {
  readonly names: readonly Name[]
  readonly dataDir: string | ':memory:'
  readonly jwtSecret: string
  /** Free ports for names not given. */
  readonly ports?: Partial<Record<ServiceName, number>>
  /** An auth service that is not embedded. */
  readonly authUrl?: string
  readonly control?: boolean
  readonly clock?: Clock
}

export type RunningStandIns<Name extends ServiceName = ServiceName> = Readonly<Record<Name, RunningStandIn>>

/** Starts several stand-ins over one database: all of them, or none. Close each; the database closes with the last. */
export const startStandIns = async <Name extends ServiceName>(
  options: StandInsOptions<Name>,
): Promise<RunningStandIns<Name>> => {
  const { names, ports = {}, clock = () => new Date(), ...rest } = options
  const database = openSeeded(options.dataDir, clock)
  const running: [Name, RunningStandIn][] = []
  const open = new Set<Name>(names)

  const release = (name: Name): void => {
    if (open.delete(name) && open.size === 0) database.close()
  }
  try {
    for (const name of names) {
      const standIn = await startStandIn(name, { ...rest, port: ports[name] ?? 0, database, clock })
      running.push([name, { ...standIn, close: () => standIn.close().then(() => release(name)) }])
    }
  } catch (error) {
    await Promise.all(running.map(([, standIn]) => standIn.close()))
    for (const name of names) release(name)
    throw error
  }
  // Boundary: one entry was pushed for each of `names`.
  return Object.fromEntries(running) as RunningStandIns<Name>
}
