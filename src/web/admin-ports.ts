import type {
  AuditFilter,
  AuditRow,
  ContactMessageRow,
  DependencyRow,
  EmergencyRow,
  GatewayRow,
  ServiceRow,
  SettingRow,
} from '../../pages/admin/model.ts'
import type { Locale } from '../../pages/messages/catalogue.ts'
import type { Session } from '../identity/session.ts'
import type { Asking } from '../services/access-log/actor-names.ts'

/** What the administration's pages need of the rest of the gateway; each method rejects with a `GatewayError`. */
export interface AdminPorts {
  services(): Promise<readonly ServiceRow[]>
  dependencies(): Promise<readonly DependencyRow[]>
  gateways(): Promise<readonly GatewayRow[]>
  settings(locale: Locale): Promise<readonly SettingRow[]>
  /** Rejects with `InvalidInput` that points at `/value` or `/reason`. */
  changeSetting(by: Session, key: string, value: unknown, reason: string): Promise<void>
  undoSetting(by: Session, key: string, version: number): Promise<void>
  /** Newest first; `before` is the sequence to go on from. */
  audit(
    asking: Asking,
    filter: AuditFilter,
    before: number | null,
  ): Promise<{ readonly rows: readonly AuditRow[]; readonly before: number | null }>
  /** FHIR `AuditEvent` NDJSON. */
  exportAudit(filter: AuditFilter): Promise<Response>
  emergencies(asking: Asking): Promise<readonly EmergencyRow[]>
  /** `false` when somebody else was faster. */
  reviewEmergency(by: Session, id: string, review: 'accepted' | 'flagged', note: string): Promise<boolean>
  messages(): Promise<readonly ContactMessageRow[]>
  /** `false` when somebody else was faster. */
  handleMessage(by: Session, id: string): Promise<boolean>
}
