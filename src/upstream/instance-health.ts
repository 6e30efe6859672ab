import { TransportFailure } from '../http/transport-failure.ts'

export interface HealthOptions {
  /** Transport failures in a row that eject an instance (Envoy's `consecutive_5xx`). */
  readonly ejectAfter: number
  /** First ejection; the n-th in a row lasts n times as long. */
  readonly ejectionMs: number
  readonly maxEjectionMs: number
  /** Failed checks in a row that take an instance down (HAProxy's `fall`). */
  readonly fall: number
  /** Passed checks in a row that bring it back (HAProxy's `rise`). */
  readonly rise: number
  /** From return to full weight. */
  readonly slowStartMs: number
}

/** Design section 6, gateway-anchors section 2. */
export const HEALTH_DEFAULTS: HealthOptions = {
  ejectAfter: 5,
  ejectionMs: 30_000,
  maxEjectionMs: 300_000,
  fall: 3,
  rise: 2,
  slowStartMs: 10_000,
}

/** Weight right after return: enough to be tried at all. */
const LEAST_WEIGHT = 0.1

/** What is known of one instance's health, from its traffic (passive) and from checks (active). Times are ms of one clock. */
export class InstanceHealth {
  private failuresInARow = 0
  private ejections = 0
  private ejectedUntil = Number.NEGATIVE_INFINITY
  private down = false
  private checksAgainstState = 0
  private returnedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly options: HealthOptions) {}

  isAvailable(now: number): boolean {
    return !this.down && now >= this.ejectedUntil
  }

  /** Down by its checks. */
  get isDown(): boolean {
    return this.down
  }

  /** Share of its turns it takes, 0 to 1: grows linearly after a return (slow start). */
  weight(now: number): number {
    const since = now - Math.max(this.returnedAt, this.ejectedUntil)
    return since >= this.options.slowStartMs ? 1 : Math.max(LEAST_WEIGHT, since / this.options.slowStartMs)
  }

  onSuccess(): void {
    this.failuresInARow = 0
  }

  /** Returns whether the instance should be ejected; the caller knows whether it is the last one. */
  onFailure(failure: unknown): boolean {
    if (blames(failure)) this.failuresInARow++
    return this.failuresInARow >= this.options.ejectAfter
  }

  eject(now: number): void {
    const { ejectionMs, maxEjectionMs } = this.options
    const wasLongAgo = now - this.ejectedUntil > maxEjectionMs
    this.ejections = wasLongAgo ? 1 : this.ejections + 1
    this.ejectedUntil = now + Math.min(maxEjectionMs, ejectionMs * this.ejections)
    this.failuresInARow = 0
  }

  onCheck(outcome: 'passed' | 'failed', now: number): void {
    const agrees = (outcome === 'failed') === this.down
    this.checksAgainstState = agrees ? 0 : this.checksAgainstState + 1
    if (this.checksAgainstState < (this.down ? this.options.rise : this.options.fall)) return
    this.checksAgainstState = 0
    this.down = !this.down
    if (!this.down) {
      this.returnedAt = now
      this.failuresInARow = 0
    }
  }
}

/** The failure is the instance's own: not that of a client that left or a deadline that passed before it was asked. */
const blames = (failure: unknown): boolean => {
  if (!(failure instanceof TransportFailure) || failure.stage === 'abort') return false
  return failure.stage !== 'deadline' || failure.sent === 'perhaps'
}
