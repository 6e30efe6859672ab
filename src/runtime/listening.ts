import { OperatorError } from './operator-error.ts'

/** Runs what listens on `host`:`port`; where that is refused, says which variable chose the address. */
export const listeningBy = async <T>(
  variable: string,
  { host, port }: { readonly host: string; readonly port: number },
  listen: () => Promise<T>,
): Promise<T> => {
  try {
    return await listen()
  } catch (error) {
    throw new OperatorError(`${variable}: cannot listen on ${host}, port ${port}: ${toReason(error)}`)
  }
}

const toReason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') return 'the address is taken by another process'
  return error.message
}
