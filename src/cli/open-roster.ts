import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import process from 'node:process'
import type { Config } from '../config.ts'
import { IN_MEMORY } from '../runtime/stores.ts'
import type { Database } from '../storage/database.ts'
import { createGatewayRoster, type GatewayRoster } from '../storage/gateway-roster.ts'
import { toFaultName } from '../telemetry/fault-name.ts'
import type { Logger } from '../telemetry/logger.ts'
import { VERSION } from './version.ts'

/** Puts this process on the list of gateways; one that only describes itself stays off it. */
export const openRoster = (database: Database, config: Config, logger: Logger): GatewayRoster => {
  const roster = createGatewayRoster({
    database,
    self: {
      id: randomUUID(),
      address: `${hostname()}:${config.port} (${process.pid})`,
      version: VERSION,
      startedAt: Date.now(),
    },
    now: Date.now,
    onFault: (fault) => logger.debug('roster_fault', { error: toFaultName(fault) }),
  })
  if (config.dataDir !== IN_MEMORY) void roster.start()
  return roster
}
