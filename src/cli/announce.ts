import type { Config } from '../config.ts'
import { toBanner } from './banner.ts'
import type { CommandContext } from './command.ts'
import type { Gateway } from './open-gateway.ts'
import { VERSION } from './version.ts'

/** Says that the gateway listens: a banner for a person, one log line in production. */
export const announce = (
  config: Config,
  { print, runtime }: CommandContext,
  { logger, parts, accounts }: Pick<Gateway, 'logger' | 'parts' | 'accounts'>,
  { url, metricsUrl }: { url: URL; metricsUrl: URL },
): void => {
  if (config.environment === 'production') {
    const runtimeName = `${runtime.name} ${runtime.version}`
    logger.info('listening', {
      version: VERSION,
      runtime: runtimeName,
      url: url.href,
      metrics: metricsUrl.href,
    })
    return
  }
  for (const line of toBanner({ version: VERSION, url, metricsUrl, parts, accounts })) print(line)
}
