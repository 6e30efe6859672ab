/** State of one microservice as an operator sees it. Times are ISO 8601. */
export interface ServiceRow {
  readonly name: string
  readonly condition: 'up' | 'degraded' | 'down'
  readonly breaker: 'closed' | 'open' | 'half-open'
  readonly openSince: string | null
  readonly healthy: number
  readonly instances: number
  readonly inFlight: number
  readonly queued: number
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  /** 0 to 1; `null` without requests. */
  readonly errorShare: number | null
  readonly lastFailureAt: string | null
  /** Requests per slice of time, oldest first; empty when not measured. */
  readonly trend: readonly number[]
}

export interface DependencyRow {
  readonly name: string
  readonly ok: boolean
  readonly latencyMs: number | null
  readonly embedded: boolean
}

export interface GatewayRow {
  readonly id: string
  readonly address: string
  readonly startedAt: string
  readonly version: string
}

export interface SettingRow {
  readonly key: string
  readonly label: string
  readonly description: string
  /** JSON text. */
  readonly value: string
  readonly fields: readonly SettingFieldRow[]
  readonly origin: 'environment' | 'database' | 'default'
  readonly history: readonly SettingChange[]
}

/** One field of the form that changes a setting. */
export interface SettingFieldRow {
  /** In the form. */
  readonly name: string
  /** Of a setting with members; else `null`. */
  readonly member: string | null
  readonly kind: 'number' | 'text' | 'lines' | 'choice' | 'json'
  /** What leaving it empty means: the default, an empty list, with all others no value, or a fault. */
  readonly blank: 'default' | 'list' | 'together' | 'fault'
  readonly options: readonly string[]
  /** What it has to be. */
  readonly hint: string
  /** The value in force. */
  readonly text: string
}

export interface SettingChange {
  readonly version: number
  /** JSON text; `null` returned the key to its default. */
  readonly value: string | null
  readonly author: string
  readonly reason: string
  readonly at: string
}

export interface AuditRow {
  readonly id: string
  readonly at: string
  readonly kind: 'record' | 'authentication' | 'denial' | 'settings' | 'administration' | 'emergency'
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly outcome: 'success' | 'denied' | 'failure'
  readonly route: string
  /** Key of the account; `null` for a stranger. */
  readonly userId: string | null
  /** Its name, where a directory told. */
  readonly who: string | null
  readonly patientId: string | null
  readonly role: string | null
  readonly address: string
  readonly reason: string | null
  readonly emergency: boolean
  readonly requestId: string
}

/** Filters of the audit page; empty text is "any". */
export interface AuditFilter {
  readonly kind: string
  readonly outcome: string
  readonly patient: string
  readonly user: string
}

export interface EmergencyRow {
  readonly id: string
  /** The doctor's name, or key. */
  readonly doctor: string
  /** The doctor's account. */
  readonly userId: string
  /** Key. */
  readonly patient: string
  readonly purpose: 'ETREAT' | 'BTG'
  readonly reason: string
  readonly openedAt: string
  readonly review: 'open' | 'accepted' | 'flagged'
  readonly note: string | null
}

export interface ContactMessageRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly message: string
  readonly receivedAt: string
  readonly isHandled: boolean
}
