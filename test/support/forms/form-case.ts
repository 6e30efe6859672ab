import type { Role } from '../../../src/identity/role.ts'

/** Passes every rule; must never come back in a page. */
export const NEW_PASSWORD = 'Nubes-verdes-7!'

/** One form of the site, filled in rightly. */
export interface FormCase {
  /** Template of the route it is posted to. */
  readonly route: string
  readonly path: string
  /** Where a person finds it. */
  readonly page: string
  readonly role?: Role
  /** The write it leads to at a service, for the record of the person who sends it; absent: the gateway's own stores. */
  readonly asks?: (own: string) => { readonly method: string; readonly target: string }
  /** A store of the gateway has its part, so that the form fails with it. */
  readonly stores?: true
  readonly fields: Readonly<Record<string, string>>
  /** What has to be there again when it could not be taken; `null`: nothing is typed, or only passwords. */
  readonly kept: string | null
  /** A failure is told by an error page: nothing is typed, or the form is kept (`late-forms.test.ts`). */
  readonly failsAs?: 'page'
}

/** A `POST` at a service, whoever sends the form. */
export const post = (target: string) => () => ({ method: 'POST', target })

/** A `POST` below the record of the patient who sends the form. */
export const postBelowRecord = (collection: string) => (own: string) => ({
  method: 'POST',
  target: `/api/v1/patients/${own}/${collection}`,
})
