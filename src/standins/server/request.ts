import type { IncomingMessage } from 'node:http'

/** A whole request, as the routes of a stand-in see it. */
export interface StandInRequest {
  readonly method: string
  /** As received, with query. */
  readonly target: string
  /** Percent-decoded before routing, as uvicorn does: `%2f` splits a segment here too. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Uint8Array
  /** `null` when the field is absent. */
  field(name: string): string | null
}

export const toStandInRequest = (incoming: IncomingMessage, body: Uint8Array): StandInRequest => {
  const target = incoming.url ?? '/'
  const mark = target.indexOf('?')
  return {
    method: incoming.method ?? 'GET',
    target,
    path: decode(mark === -1 ? target : target.slice(0, mark)),
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)),
    body,
    field: (name) => {
      const value = incoming.headers[name]
      return typeof value === 'string' ? value : null
    },
  }
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
