import type { Part } from './part.ts'

/** Something the gateway leans on: the session store, the database, a service. */
export interface Dependency extends Part {
  /** Resolves when it answered; what it resolves to does not matter. */
  ping(): Promise<unknown>
}

export interface DependencyState {
  readonly name: string
  readonly kind: 'real' | 'embedded'
  readonly state: 'up' | 'down'
  /** Until the answer, or until it was given up, ms. */
  readonly latency_ms: number
}

/** Longer than a slow answer, shorter than the probe of any orchestrator. */
const PING_TIMEOUT_MS = 2000
/** Strangers may ask for readiness: however many do, each dependency is asked once in this time. */
const REPORT_LIFE_MS = 1000

/** Asks every dependency at the same time; callers within a second share one report. */
export const createDependencyReport = (
  dependencies: readonly Dependency[],
  {
    now = () => performance.now(),
    timeoutMs = PING_TIMEOUT_MS,
    /** Hears why one did not answer. */
    onFault = (_dependency: Dependency, _fault: unknown): void => undefined,
  } = {},
): (() => Promise<readonly DependencyState[]>) => {
  let shared: { readonly madeAt: number; readonly states: Promise<readonly DependencyState[]> } | null = null
  return () => {
    if (shared === null || now() - shared.madeAt > REPORT_LIFE_MS) {
      const states = Promise.all(dependencies.map((dependency) => ask(dependency, now, timeoutMs, onFault)))
      shared = { madeAt: now(), states }
    }
    return shared.states
  }
}

const ask = async (
  dependency: Dependency,
  now: () => number,
  timeoutMs: number,
  onFault: (dependency: Dependency, fault: unknown) => void,
): Promise<DependencyState> => {
  const { name, kind, ping } = dependency
  const startedAt = now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const overdue = new Promise<'down'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'down')
  })
  const answered = Promise.resolve()
    .then(ping)
    .then(
      () => 'up' as const,
      (fault) => {
        onFault(dependency, fault)
        return 'down' as const
      },
    )
  const state = await Promise.race([answered, overdue])
  clearTimeout(timer)
  return { name, kind, state, latency_ms: Math.round((now() - startedAt) * 10) / 10 }
}
