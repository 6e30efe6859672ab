import type { FailureStage } from '../http/transport-failure.ts'

/** getaddrinfo and c-ares failures as Node, Bun and Deno name them. */
const RESOLVE_CODE = /^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED|ETIMEOUT|DNS\w*)$/

/** Where opening a connection failed, by the error's code and by whether TCP was established already. */
export const toConnectStage = (cause: unknown, established: boolean): FailureStage => {
  if (established) return 'tls'
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return RESOLVE_CODE.test(code) ? 'resolve' : 'connect'
}
