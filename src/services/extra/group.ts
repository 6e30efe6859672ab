import { Elysia } from 'elysia'
import { originOf } from '../../http/origin-check.ts'
import type { Sessions } from '../../identity/session.ts'
import { createForward, type ForwardOptions } from '../../proxy/forward.ts'
import type { Service } from '../../proxy/service.ts'
import {
  createSocketForward,
  type SocketForwardOptions,
  type SocketTls,
  type Upgrade,
} from '../../proxy/websocket.ts'
import type { OpenExtraService } from '../capabilities.ts'
import { extraService } from './index.ts'

export interface ExtraServicesDeps {
  readonly extraServices: readonly OpenExtraService[]
  readonly forwardOptions: ForwardOptions
  readonly upgrade: Upgrade
  readonly socketTls: SocketTls
  readonly corsOrigins: () => readonly string[]
  readonly sessions: Pick<Sessions, 'upstreamToken' | 'list'>
}

/** Every service of `EXTRA_SERVICES`, each below its prefix. */
export const extraServiceRoutes = (deps: ExtraServicesDeps) => {
  const group = new Elysia({ name: 'services/extra' })
  for (const { config, service } of deps.extraServices) {
    const options = {
      ...deps.forwardOptions,
      credentials: config.public ? ('pass' as const) : ('replace' as const),
      prefix: config.stripPrefix ? config.prefix : '',
    }
    group.use(
      extraService(config, {
        forward: createForward(service, options),
        sockets: config.websocket
          ? socketsTo(service, { ...options, dialling: config.tls && deps.socketTls(config.tls) }, deps)
          : null,
        sessions: deps.sessions,
      }),
    )
  }
  return group
}

const socketsTo = (
  service: Service,
  options: ForwardOptions & Pick<SocketForwardOptions, 'credentials' | 'prefix' | 'dialling'>,
  { upgrade, corsOrigins }: ExtraServicesDeps,
) =>
  createSocketForward(service, {
    ...options,
    upgrade,
    allowsOrigin: (origin, { exchange }) =>
      originOf({ secFetchSite: null, origin }, exchange.host, corsOrigins()) === 'own',
  })
