import type { FieldList } from './message.ts'

/** A response as a cache keeps it (RFC 9111 3). Plain data: it can be written to any store. */
export interface StoredResponse {
  readonly status: number
  /** Without hop-by-hop fields. */
  readonly fields: FieldList
  readonly content: Uint8Array | null
  /** When it was asked for and when it came, epoch ms. */
  readonly requestedAt: number
  readonly receivedAt: number
  /** The request's values of the fields its `Vary` names, normalised. */
  readonly selecting: FieldList
  /** Scheme and host that the service was told it is asked under, for it may name itself by them. */
  readonly authority: string
  /** Whose answer it is; `null`: anybody's. */
  readonly subject: string | null
}
