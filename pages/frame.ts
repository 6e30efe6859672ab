import type { Format } from './format.ts'
import type { Locale, Messages } from './messages/catalogue.ts'
import type { Audience } from './routes.ts'

/** What every page needs beside its own data. */
export interface Frame {
  readonly locale: Locale
  readonly t: Messages
  readonly format: Format
  /** Scheme and host of this site, for the one place that needs a whole address (social image). */
  readonly origin: string
  /** Hashed address of a file of `public/`. */
  readonly asset: (path: string) => string
  /** Path and query of this page, for the navigation and the language switch. */
  readonly here: string
  /** What to name when asking for help; only shown where something failed. */
  readonly requestId: string
  readonly viewer: Viewer | null
  /** Goes back in a hidden field of every form that posts. */
  readonly csrf: string
  /** Said once, after a redirect. */
  readonly flash: Flash | null
  readonly notice: Notice | null
  /** Seconds of silence after which the session ends; `null` without session. */
  readonly idleSeconds: number | null
  /** Stands around the pieces of a page that is sent in pieces, and nowhere else; `null` when it is sent whole. */
  readonly mark: string | null
}

export interface Viewer {
  readonly audience: Audience
  readonly email: string
}

export interface Flash {
  readonly tone: 'good' | 'watch' | 'act'
  readonly text: string
}

/** One at a time, under the header. */
export interface Notice {
  readonly kind: 'announcement' | 'degraded' | 'emergency'
  readonly text: string
}

/** A part of a page that has its own service: it arrives, is old, or fails without taking the page with it. */
export type Panel<T> =
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'stale'; readonly value: T; readonly at: string }
  | { readonly state: 'arriving' }
  | { readonly state: 'failed'; readonly requestId: string; readonly refusal?: Refusal }

/** Statuses of a service that say no; on a page that has begun they are told in the panel. */
export type Refusal = 401 | 403 | 404

/** What a form shows again: the values as sent and what is wrong with each field. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
  /** Wrong with the whole form, not with one field. */
  readonly failure: string | null
  /** Of a failure that no correction mends: who asks for help can name it. */
  readonly requestId?: string
  /** One per rendering: sending twice is doing once. */
  readonly idempotencyKey: string
}
