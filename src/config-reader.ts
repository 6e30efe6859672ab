import type { Variable } from './config-variable.ts'

/** One thing wrong with the environment: what was found (never a secret) and what is allowed. */
export interface Problem {
  readonly name: string
  readonly found: string
  readonly allowed: string
}

/** Every problem of one environment; its message is the report that operators read. */
export class ConfigErrors extends Error {
  override readonly name = 'ConfigErrors'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ name, found, allowed }) => `${name}: ${found}; allowed: ${allowed}`).join('\n'))
  }
}

export type Environment = Readonly<Record<string, string | undefined>>
export type ReadFile = (path: string) => string

export interface Reader {
  /** The text of a variable or of the file its `<NAME>_FILE` names; `null` when unset or empty. */
  text(name: string): string | null
  /** The typed value, its fallback when unset or wrong; a wrong one is noted as a problem. */
  value<T>(name: string, variable: Variable<T>): T
  /** Notes a problem; only the first of a variable counts, later ones follow from it. */
  refuse(name: string, found: string, allowed: string): void
  readonly problems: readonly Problem[]
  /** Names of all variables that are set, directly or as `<NAME>_FILE`. */
  readonly given: ReadonlySet<string>
}

/** Reads variables one by one and gathers what is wrong instead of throwing at the first. */
export const createReader = (environment: Environment, readFile: ReadFile): Reader => {
  const problems: Problem[] = []
  const refuse = (name: string, found: string, allowed: string): void => {
    if (!problems.some((problem) => problem.name === name)) problems.push({ name, found, allowed })
  }
  const fromFile = (name: string, path: string): string | null => {
    try {
      return readFile(path).trimEnd()
    } catch {
      refuse(`${name}_FILE`, `cannot read ${path}`, 'a readable file that holds the value')
      return null
    }
  }
  const text = (name: string): string | null => {
    const direct = environment[name] || null
    const path = environment[`${name}_FILE`] || null
    if (direct !== null && path !== null) {
      refuse(`${name}_FILE`, `${name} is set too`, 'only one of the two')
    }
    return direct ?? (path === null ? null : fromFile(name, path) || null)
  }
  const value = <T>(name: string, variable: Variable<T>): T => {
    const found = text(name)
    if (found === null) return variable.fallback
    try {
      return variable.decode(found)
    } catch {
      refuse(
        name,
        variable.secret ? secretLength(found) : `found ${withoutCredentials(found)}`,
        variable.allowed,
      )
      return variable.fallback
    }
  }
  const given = new Set(
    Object.keys(environment)
      .filter((name) => environment[name])
      .map((name) => name.replace(/_FILE$/, '')),
  )
  return { text, value, refuse, problems, given }
}

/** How a secret is shown: by its length, nothing else. */
export const secretLength = (secret: string): string => `found ${Buffer.byteLength(secret)} bytes (not shown)`

const withoutCredentials = (found: string): string => found.replace(/\/\/[^/@\s]*@/g, '//(not shown)@')
