import { NotFound } from '../errors.ts'
import type { AccessLogPort } from '../web/access-log-port.ts'
import type { AdminPorts } from '../web/admin-ports.ts'

const refuse = async (): Promise<never> => {
  throw new NotFound()
}

/** What the pages of the administration show before their data is connected: nothing, honestly. */
export const emptyAdminPorts: AdminPorts = {
  services: async () => [],
  dependencies: async () => [],
  gateways: async () => [],
  settings: async () => [],
  changeSetting: refuse,
  undoSetting: refuse,
  audit: async () => ({ rows: [], before: null }),
  exportAudit: refuse,
  emergencies: async () => [],
  reviewEmergency: refuse,
  messages: async () => [],
  handleMessage: refuse,
}

export const emptyAccessLog: AccessLogPort = {
  accessesTo: async () => ({ rows: [], total: 0, page: 1, pages: 1, emergencies: 0 }),
  report: refuse,
}
