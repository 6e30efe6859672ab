import { hash as digest } from 'node:crypto'
import type { AuditEvent, ChainedEvent } from './audit-event.ts'

export interface ChainHead {
  readonly sequence: number
  readonly hash: string
}

export const GENESIS: ChainHead = { sequence: 0, hash: '0'.repeat(64) }

/** Members in one fixed order: the hash must not depend on how an engine returns columns. */
const canonical = (event: AuditEvent): string =>
  JSON.stringify([
    event.id,
    event.recordedAt,
    event.kind,
    event.action,
    event.outcome,
    event.route,
    event.userId,
    event.role,
    event.actorReferenceId,
    event.sid,
    event.address,
    event.patientId,
    event.reason,
    event.emergency,
    event.requestId,
  ])

/** Puts an event behind the head of the chain. */
export const chain = (head: ChainHead, event: AuditEvent): ChainedEvent => {
  const sequence = head.sequence + 1
  const hash = digest('sha256', `${head.hash}\n${sequence}\n${canonical(event)}`, 'hex')
  return { ...event, sequence, hash }
}

export type ChainFault =
  | { readonly kind: 'gap'; readonly afterSequence: number; readonly foundSequence: number }
  | { readonly kind: 'changed'; readonly sequence: number }
  | { readonly kind: 'head'; readonly expected: ChainHead; readonly found: ChainHead }

/** Walks events in ascending order behind `from`; yields every place where the chain does not hold. */
export async function* chainFaults(
  events: AsyncIterable<ChainedEvent>,
  head: ChainHead,
  from: ChainHead = GENESIS,
): AsyncGenerator<ChainFault> {
  let at = from
  for await (const event of events) {
    if (event.sequence !== at.sequence + 1) {
      yield { kind: 'gap', afterSequence: at.sequence, foundSequence: event.sequence }
    } else if (chain(at, event).hash !== event.hash) {
      yield { kind: 'changed', sequence: event.sequence }
    }
    at = { sequence: event.sequence, hash: event.hash }
  }
  if (at.sequence !== head.sequence || at.hash !== head.hash)
    yield { kind: 'head', expected: head, found: at }
}
