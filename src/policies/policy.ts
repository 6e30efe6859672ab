import type { Send } from '../http/message.ts'

/** Wraps a `Send` with one rule of resilience. */
export type Policy = (next: Send) => Send

/** Composes policies so that the reading order is the execution order: the first one sees the request first. */
export const compose =
  (...policies: readonly Policy[]): Policy =>
  (next) =>
    policies.reduceRight((inner, policy) => policy(inner), next)
