import type { Action } from '../identity/access.ts'
import type { Role } from '../identity/role.ts'

/**
 * One line of the access trail (45 CFR 164.312(b); IHE BALP). Says who touched what, never what was in it: no clinical
 * content, no path values but the patient's id, no tokens.
 */
export interface AuditEvent {
  /** UUID, of version 7 where the gateway makes it; makes delivery idempotent. */
  readonly id: string
  /** Epoch ms. */
  readonly recordedAt: number
  readonly kind: 'record' | 'authentication' | 'denial' | 'settings' | 'administration' | 'emergency'
  readonly action: Action
  readonly outcome: 'success' | 'denied' | 'failure'
  /** Route template, or the name of the operation. */
  readonly route: string
  readonly userId: string | null
  readonly role: Role | null
  /** Record of the acting doctor, institution, patient or administrator. */
  readonly actorReferenceId: string | null
  readonly sid: string | null
  readonly address: string
  readonly patientId: string | null
  /** Rule that allowed or denied, or the reason a person gave. */
  readonly reason: string | null
  readonly emergency: boolean
  readonly requestId: string
}

/** An event in its place of the chain. */
export interface ChainedEvent extends AuditEvent {
  /** Gapless, from 1. */
  readonly sequence: number
  /** SHA-256, hexadecimal, over the previous hash and this event. */
  readonly hash: string
}
