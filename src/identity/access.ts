import type { Role } from './role.ts'

/**
 * How far a role's permission on a route reaches:
 * - `any`: whatever the route names;
 * - `own`: the record named by the route is the session's own (`referenceId`);
 * - `assigned`: the patient is one of the doctor's patients;
 * - `affiliated`: the doctor or patient belongs to the institution.
 */
export type Scope = 'any' | 'own' | 'assigned' | 'affiliated'

/** Roles not named are denied. */
export type Access = 'public' | 'signed-in' | Readonly<Partial<Record<Role, Scope>>>

/** The record a route names: which parameter holds its id, and what kind it is. */
export interface Subject {
  readonly kind: 'patient' | 'doctor' | 'institution'
  readonly param: string
}

/** FHIR `AuditEvent.action`: create, read, update, delete, execute. */
export type Action = 'C' | 'R' | 'U' | 'D' | 'E'

/** `rule` is for the log and `gateway explain`, never for the stranger. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string }
