import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { ServiceName } from '../config.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createRequireBearer } from './accounts/bearer.ts'
import { createLocalAccountDesk } from './accounts/local-account-desk.ts'
import { createOpenLogin } from './accounts/login.ts'
import { createRemoteAccountDesk } from './accounts/remote-account-desk.ts'
import { createTokens } from './accounts/tokens.ts'
import { type Database, openDatabase } from './data/database.ts'
import type { Clock } from './data/moment.ts'
import { createControl } from './misbehaviour/control-routes.ts'
import { createFaults, type Faults } from './misbehaviour/faults.ts'
import { createRequestLog, type RequestLog } from './misbehaviour/request-log.ts'
import { seedDatabase } from './seed/seed.ts'
import { createListener } from './server/listener.ts'
import { createOpenRoutes } from './server/open-routes.ts'
import { createRouter } from './server/router.ts'
import type { ServiceDeps } from './service-deps.ts'
import { SERVICE_ROUTES } from './service-routes.ts'

/** Ports of the reference platform, for stand-ins that run alone. */
export const DEFAULT_PORTS: Readonly<Record<ServiceName, number>> = {
  auth: 8003,
  doctors: 8000,
  patients: 8004,
  institutions: 8002,
  admins: 8006,
}

export interface StandInOptions {
  /** 0 picks a free one. */
  readonly port: number
  readonly host?: string
  /** Directory of `standins.sqlite`, or in memory. */
  readonly dataDir: string | ':memory:'
  readonly jwtSecret: string
  /** Where accounts are made and logged in; without it, in the own database. */
  readonly authUrl?: string
  /** Opens `/-/*`: faults over HTTP, the request log and the probes of proxy tests. */
  readonly control?: boolean
  /** Shared by stand-ins of one process; then `dataDir` is not opened. */
  readonly database?: Database
  readonly clock?: Clock
}

export interface RunningStandIn {
  readonly name: ServiceName
  /** Without trailing slash. */
  readonly url: string
  readonly port: number
  readonly faults: Faults
  readonly seen: RequestLog
  /** Cuts open connections. Calling it again waits for the same end. */
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** uvicorn closes an idle connection after 5 s. */
const KEEP_ALIVE_MS = 5_000

/** Starts one embedded microservice over HTTP, seeding its database when empty. Rejects when the port is taken. */
export const startStandIn = async (name: ServiceName, options: StandInOptions): Promise<RunningStandIn> => {
  const { host = LOOPBACK, clock = () => new Date(), control = false } = options
  const database = options.database ?? openSeeded(options.dataDir, clock)
  const routes = SERVICE_ROUTES[name](createDeps(database, clock, options))
  const faults = createFaults()
  const seen = createRequestLog()
  const server = createServer(
    createListener({
      routes: createRouter([...createOpenRoutes(`${name} stand-in`, routes), ...routes]),
      control: control ? createControl(faults, seen) : null,
      faults,
      seen,
    }),
  )
  server.keepAliveTimeout = KEEP_ALIVE_MS
  try {
    server.listen(options.port, host)
    await once(server, 'listening')
  } catch (error) {
    if (options.database === undefined) database.close()
    throw error
  }
  const port = toPort(server)
  let closing: Promise<void> | null = null
  return {
    name,
    url: `http://${host}:${port}`,
    port,
    faults,
    seen,
    close: () => {
      closing ??= stop(server).then(() => {
        if (options.database === undefined) database.close()
      })
      return closing
    },
  }
}

/** Opens the database of a directory, filled with the demonstration clinic if it was empty. */
export const openSeeded = (dataDir: string | ':memory:', clock: Clock): Database => {
  const database = openDatabase(dataDir)
  seedDatabase(database, clock())
  return database
}

const createDeps = (
  database: Database,
  clock: Clock,
  { jwtSecret, authUrl }: StandInOptions,
): ServiceDeps => {
  const tokens = createTokens(jwtSecret, clock)
  const accounts = createAccounts(database, clock)
  const openLogin = createOpenLogin(tokens, clock)
  const desk =
    authUrl === undefined ? createLocalAccountDesk(accounts, openLogin) : createRemoteAccountDesk(authUrl)
  return { database, clock, tokens, requireBearer: createRequireBearer(tokens), accounts, openLogin, desk }
}

const toPort = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no TCP address')
  return address.port
}

const stop = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
