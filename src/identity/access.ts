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

/**
 * The record a route names and where its id comes from: a parameter of the path, the session (a patient's own pages), or the
 * answer itself (lists), whose handler then names every patient in it.
 */
export type Subject =
  | { readonly kind: 'patient' | 'doctor' | 'institution'; readonly param: string }
  | { readonly kind: 'patient'; readonly of: 'session' | 'answer' }

/** FHIR `AuditEvent.action`: create, read, update, delete, execute. */
export type Action = 'C' | 'R' | 'U' | 'D' | 'E'

/** `rule` is for the log and `gateway explain`, never for the stranger. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string }
