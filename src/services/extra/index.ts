import { Elysia } from 'elysia'
import type { ExtraServiceConfig } from '../../config.ts'
import type { Access } from '../../identity/access.ts'
import { ROLES } from '../../identity/role.ts'
import type { Session, Sessions } from '../../identity/session.ts'
import { type RouteRule, ruled } from '../../plugins/rule.ts'
import type { Forward } from '../../proxy/forward.ts'
import type { UpstreamIdentity } from '../../proxy/identity-fields.ts'
import type { SessionLife } from '../../proxy/session-watch.ts'
import { type Exchange, exchangeOf } from '../../telemetry/exchange.ts'
import { identityOf, type Passage } from '../carry.ts'

export interface ExtraServiceDeps {
  readonly forward: Forward
  readonly sessions: Pick<Sessions, 'upstreamToken' | 'list' | 'watch'>
}

const accessOf = ({ public: open, roles }: ExtraServiceConfig): Access =>
  open
    ? 'public'
    : roles.length === 0
      ? 'signed-in'
      : Object.fromEntries(ROLES.filter((role) => roles.includes(role)).map((role) => [role, 'any']))

const targetOf = (exchange: Exchange, { prefix, stripPrefix }: ExtraServiceConfig): string => {
  if (!stripPrefix) return exchange.path + exchange.search
  const rest = exchange.path.slice(prefix.length)
  return (rest === '' ? '/' : rest) + exchange.search
}

const lifeOf = (sessions: Pick<Sessions, 'list' | 'watch'>, session: Session): SessionLife => ({
  isOpen: async () => (await sessions.list(session.userId)).some(({ sid }) => sid === session.sid),
  watch: (onOver) => sessions.watch(session, onOver),
})

/** A service that `EXTRA_SERVICES` adds: everything below its prefix, byte for byte, guarded unless it is public. */
export const extraService = (config: ExtraServiceConfig, { forward, sessions }: ExtraServiceDeps) => {
  const rule: RouteRule = {
    summary: `Servicio adicional: ${config.name}`,
    service: config.name,
    access: accessOf(config),
    ...(config.public ? { unguarded: true as const } : {}),
    reconnects: true,
  }
  const carry = ({ request, session }: Passage): Promise<Response> => {
    const exchange = exchangeOf(request)
    const carryAs = (identity: UpstreamIdentity | null) =>
      forward({
        request,
        exchange,
        identity,
        target: targetOf(exchange, config),
        contentLimit: config.contentLimitBytes,
        session: session ? lifeOf(sessions, session) : null,
      })
    const identity = session ? identityOf(sessions, session) : null
    return identity instanceof Promise ? identity.then(carryAs) : carryAs(identity)
  }
  return new Elysia({ name: `services/extra/${config.name}`, prefix: config.prefix })
    .all('', carry, { ...ruled(rule), parse: 'none' })
    .all('/*', carry, { ...ruled(rule), parse: 'none' })
}
