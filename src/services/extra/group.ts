import { Elysia } from 'elysia'
import { originOf } from '../../http/origin-check.ts'
import type { Sessions } from '../../identity/session.ts'
import { createForward, type ForwardOptions } from '../../proxy/forward.ts'
import { createSocketPassage, type SocketPassage, type Upgrade } from '../../proxy/websocket.ts'
import type { OpenExtraService } from '../capabilities.ts'
import { extraService } from './index.ts'

export interface ExtraServicesDeps {
  readonly extraServices: readonly OpenExtraService[]
  readonly forwardOptions: ForwardOptions
  readonly upgrade: Upgrade
  readonly corsOrigins: () => readonly string[]
  readonly sessions: Pick<Sessions, 'upstreamToken' | 'list' | 'watch'>
}

/** Every service of `EXTRA_SERVICES`, each below its prefix. */
export const extraServiceRoutes = (deps: ExtraServicesDeps) => {
  const group = new Elysia({ name: 'services/extra' })
  for (const { config, service } of deps.extraServices) {
    const forward = createForward(service, {
      ...deps.forwardOptions,
      credentials: config.public ? 'pass' : 'replace',
      prefix: config.stripPrefix ? config.prefix : '',
      sockets: config.websocket ? createSockets(deps) : null,
    })
    group.use(extraService(config, { forward, sessions: deps.sessions }))
  }
  return group
}

const createSockets = ({ forwardOptions, upgrade, corsOrigins }: ExtraServicesDeps): SocketPassage =>
  createSocketPassage({
    clock: forwardOptions.clock,
    lasting: forwardOptions.lasting,
    upgrade,
    allowsOrigin: (origin, { exchange }) =>
      originOf({ secFetchSite: null, origin }, exchange.host, corsOrigins()) === 'own',
  })
