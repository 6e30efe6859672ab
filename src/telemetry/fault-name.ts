/** Kinds of refusal of Redis, the first word of its answer. The rest of it may quote a key. */
const REDIS_KIND =
  /^(WRONGPASS|NOAUTH|NOPERM|LOADING|READONLY|OOM|MISCONF|CLUSTERDOWN|MASTERDOWN|NOREPLICAS|BUSY)\b/

/** Names a failure for the log: its class, and the code at its bottom. Its text may hold anything and stays out. */
export const toFaultName = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault
  const code = toCode(fault)
  return code === null ? fault.name : `${fault.name} ${code}`
}

const toCode = (fault: Error): string | null => {
  if (fault.cause instanceof Error) return toCode(fault.cause)
  if (fault instanceof AggregateError && fault.errors[0] instanceof Error) return toCode(fault.errors[0])
  // ECONNREFUSED of Node, CONNECT_TIMEOUT of postgres.js, 28P01 of PostgreSQL.
  if ('code' in fault && typeof fault.code === 'string' && /^[A-Z0-9_]{3,40}$/.test(fault.code))
    return fault.code
  return REDIS_KIND.exec(fault.message)?.[0] ?? null
}
