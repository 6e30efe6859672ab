import type { Action } from '../../identity/access.ts'
import type { RouteRule } from '../../plugins/rule.ts'

const rule = (summary: string, action: Action, audit: 'administration' | 'settings' | null): RouteRule => ({
  summary,
  action,
  access: { admin: 'any' },
  ...(audit === null ? {} : { audit }),
})

/** What administrators do is recorded first of all; only looking at the state of machines and settings is not. */
export const rules = {
  status: rule('Estado de los servicios, dependencias y gateways', 'R', null),
  settings: rule('Ajustes en vigor y su origen', 'R', null),
  settingHistory: rule('Versiones de un ajuste', 'R', null),
  changeSetting: rule('Cambiar un ajuste', 'U', 'settings'),
  revertSetting: rule('Volver un ajuste a una versión anterior', 'U', 'settings'),
  audit: rule('Buscar en la auditoría', 'R', 'administration'),
  exportAudit: rule('Exportar la auditoría (FHIR AuditEvent)', 'R', 'administration'),
  sessions: rule('Sesiones abiertas de una cuenta', 'R', 'administration'),
  endSessions: rule('Cerrar todas las sesiones de una cuenta', 'D', 'administration'),
  emergencies: rule('Accesos de emergencia', 'R', 'administration'),
  reviewEmergency: rule('Revisar un acceso de emergencia', 'U', 'administration'),
  messages: rule('Mensajes recibidos', 'R', 'administration'),
  handleMessage: rule('Atender un mensaje', 'U', 'administration'),
} as const
