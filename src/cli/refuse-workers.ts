import type { Config } from '../config.ts'
import { ConfigErrors } from '../config-reader.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** Throws `ConfigErrors` for `WORKERS` that this runtime could not let share a port. */
export const refuseWorkers = (
  { workers }: Pick<Config, 'workers'>,
  { name, sharesPorts }: Pick<Runtime, 'name' | 'sharesPorts'>,
): void => {
  if (workers === 1 || sharesPorts) return
  const allowed = `1 on ${name}, whose processes cannot share a port; several with the binary or on Bun`
  throw new ConfigErrors([{ name: 'WORKERS', found: `found ${workers}`, allowed }])
}
