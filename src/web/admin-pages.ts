import { Elysia } from 'elysia'
import { AdminAudit } from '../../pages/admin/audit.tsx'
import { AdminMessages } from '../../pages/admin/messages.tsx'
import type { AuditFilter } from '../../pages/admin/model.ts'
import { AdminSessions } from '../../pages/admin/sessions.tsx'
import { AdminStatus } from '../../pages/admin/status.tsx'
import { routes } from '../../pages/routes.ts'
import type { Sessions } from '../identity/session.ts'
import type { RouteRule } from '../plugins/rule.ts'
import type { Passage } from '../services/carry.ts'
import { nameSought, toBeforeSequence } from '../services/platform/audit-filter.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { AdminPorts } from './admin-ports.ts'
import { listingOf } from './listing-of.ts'
import { toOpenSessions } from './open-session.ts'
import type { PageDesk } from './page-desk.ts'
import { reads } from './page-rules.ts'

export interface AdminPagesDeps {
  readonly desk: PageDesk
  readonly ports: AdminPorts
  readonly sessions: Pick<Sessions, 'list'>
}

/** What an administrator looks at. */
export const adminPages = ({ desk, ports, sessions }: AdminPagesDeps) => {
  const status = async (passage: Passage): Promise<Response> => {
    const { frame, viewer } = await desk.enter(passage)
    return desk.showPanels(passage, frame, {
      arrivals: {
        services: ports.services(),
        dependencies: ports.dependencies(),
        gateways: ports.gateways(),
      },
      render: (frame, panels) => AdminStatus({ frame, viewer, ...panels }),
    })
  }

  const audit = async (passage: Passage): Promise<Response> => {
    const { frame, viewer, session } = await desk.enter(passage)
    const exchange = exchangeOf(passage.request)
    const { search } = exchange
    const filter = filterOf(search)
    nameSought(exchange, { patientId: filter.patient.trim().toLowerCase() })
    const { beforeSequence = null } = toBeforeSequence(new URLSearchParams(search).get('before'))
    return desk.showPanels(passage, frame, {
      arrivals: { events: ports.audit({ request: passage.request, session }, filter, beforeSequence) },
      render: (frame, panels) => AdminAudit({ frame, viewer, filter, ...panels }),
    })
  }

  const exportAudit = async (passage: Passage): Promise<Response> => {
    const exchange = exchangeOf(passage.request)
    const filter = filterOf(exchange.search)
    nameSought(exchange, { patientId: filter.patient.trim().toLowerCase() })
    return ports.exportAudit(filter)
  }

  const sessionsOf = async (passage: Passage): Promise<Response> => {
    const { frame, viewer } = await desk.enter(passage)
    const { search } = exchangeOf(passage.request)
    const userId = listingOf(search, [], '').search
    const idempotencyKey = desk.idempotencyKey()
    if (userId === '')
      return desk.show(frame, AdminSessions({ frame, viewer, userId, sessions: null, idempotencyKey }))
    return desk.showPanels(passage, frame, {
      arrivals: { sessions: sessions.list(userId).then((summaries) => toOpenSessions(summaries, null)) },
      render: (frame, panels) => AdminSessions({ frame, viewer, userId, ...panels, idempotencyKey }),
    })
  }

  const messages = async (passage: Passage): Promise<Response> => {
    const { frame, viewer } = await desk.enter(passage)
    const idempotencyKey = desk.idempotencyKey()
    return desk.showPanels(passage, frame, {
      arrivals: { messages: ports.messages() },
      render: (frame, panels) => AdminMessages({ frame, viewer, ...panels, idempotencyKey }),
    })
  }

  const rule = (summary: string, more: Partial<RouteRule> = {}) => reads(summary, { admin: 'any' }, more)
  const watched = { audit: 'administration' } as const
  return new Elysia({ name: 'web/admin-pages' })
    .get(routes.admin.dashboard, status, rule('Página: estado de la plataforma'))
    .get(routes.admin.audit, audit, rule('Página: auditoría', watched))
    .get(routes.admin.auditExport, exportAudit, rule('Exportar la auditoría (FHIR AuditEvent)', watched))
    .get(routes.admin.sessions, sessionsOf, rule('Página: sesiones de una cuenta', watched))
    .get(routes.admin.messages, messages, rule('Página: mensajes de contacto', watched))
}

const filterOf = (search: string): AuditFilter => {
  const query = new URLSearchParams(search)
  const of = (name: string): string => (query.get(name) ?? '').slice(0, 36)
  return { kind: of('kind'), outcome: of('outcome'), patient: of('patient'), user: of('user') }
}
