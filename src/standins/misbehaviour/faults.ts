import type { FaultAct, FaultRule } from './fault-rule.ts'

/** How one request is to be treated. */
export interface FaultPlan {
  readonly delayMs: number
  readonly act: FaultAct | null
}

/** The misbehaviour a stand-in was told; empty means it behaves. */
export interface Faults {
  /** Replaces all rules and their counts. */
  set(rules: readonly FaultRule[]): void
  clear(): void
  readonly rules: readonly FaultRule[]
  /** Counts the request against every rule it matches; delays add up, the first act wins. */
  plan(method: string, path: string): FaultPlan
}

export const createFaults = (): Faults => {
  let entries: { rule: FaultRule; matched: number; applied: number }[] = []

  return {
    set: (rules) => {
      entries = rules.map((rule) => ({ rule, matched: 0, applied: 0 }))
    },
    clear: () => {
      entries = []
    },
    get rules() {
      return entries.map(({ rule }) => rule)
    },
    plan: (method, path) => {
      let delayMs = 0
      let act: FaultAct | null = null
      for (const entry of entries) {
        const { rule } = entry
        if (!isMatch(rule, method, path)) continue
        entry.matched += 1
        if (rule.everyNth !== undefined && entry.matched % rule.everyNth !== 0) continue
        if (rule.times !== undefined && entry.applied >= rule.times) continue
        entry.applied += 1
        delayMs += rule.delayMs ?? 0
        act ??= rule.act ?? null
      }
      return { delayMs, act }
    },
  }
}

const isMatch = (rule: FaultRule, method: string, path: string): boolean =>
  (rule.method === undefined || rule.method === method) &&
  (rule.pathPrefix === undefined || path.startsWith(rule.pathPrefix))
