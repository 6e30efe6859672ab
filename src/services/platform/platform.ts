import type { Sessions } from '../../identity/session.ts'
import type { Service } from '../../proxy/service.ts'
import type { AuditStore } from '../../records/audit-store.ts'
import type { ContactMessages } from '../../records/contact-messages.ts'
import type { EmergencyAccesses } from '../../records/emergency-access.ts'
import type { Settings } from '../../settings/settings.ts'
import type { GatewayRoster } from '../../storage/gateway-roster.ts'
import type { DependencyState } from '../../telemetry/dependency-report.ts'
import type { ServicePulses } from '../../telemetry/service-pulse.ts'

/** What administrators look at and change, for the API and the pages alike. */
export interface Platform {
  readonly services: () => readonly Service[]
  readonly pulses: ServicePulses
  readonly dependencies: () => Promise<readonly DependencyState[]>
  readonly roster: Pick<GatewayRoster, 'list'>
  readonly settings: Settings
  readonly audit: AuditStore
  readonly sessions: Pick<Sessions, 'list' | 'closeAll'>
  readonly emergencies: Pick<EmergencyAccesses, 'list' | 'review'>
  readonly messages: Pick<ContactMessages, 'list' | 'handle'>
  /** Epoch ms. */
  readonly now: () => number
}
