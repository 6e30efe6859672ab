import { type Json, toPythonJson } from './python-json.ts'

/** What a route answers, before it is bytes: faults may still change it. */
export interface Answer {
  readonly status: number
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly content: Content
}

export type Content =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'octets'; readonly octets: Uint8Array }
  | { readonly kind: 'none' }

const CONTENT_TYPE_JSON = ['content-type', 'application/json'] as const

export const json = (value: Json, status = 200): Answer => ({
  status,
  fields: [CONTENT_TYPE_JSON],
  content: { kind: 'json', value },
})

/** An application error of the services: `{"detail": …}`. */
export const detail = (status: number, value: Json): Answer => json({ detail: value }, status)

/** 204 of the services: no content, yet a content type (contract 1). */
export const noContent: Answer = { status: 204, fields: [CONTENT_TYPE_JSON], content: { kind: 'none' } }

/** What an unhandled Python exception becomes: 21 bytes that are not JSON. */
export const crash: Answer = {
  status: 500,
  fields: [['content-type', 'text/plain; charset=utf-8']],
  content: { kind: 'octets', octets: new TextEncoder().encode('Internal Server Error') },
}

export const redirect = (status: number, location: string): Answer => ({
  status,
  fields: [['location', location]],
  content: { kind: 'octets', octets: new Uint8Array() },
})

/** The content as bytes; `null` when the answer has none and no `content-length` either. */
export const toOctets = (content: Content): Uint8Array | null => {
  if (content.kind === 'none') return null
  return content.kind === 'octets' ? content.octets : new TextEncoder().encode(toPythonJson(content.value))
}
