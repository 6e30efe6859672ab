import type { Json } from '../server/python-json.ts'

export type LoginOutcome =
  | { readonly state: 'open'; readonly body: Json }
  | { readonly state: 'refused' }
  | { readonly state: 'failed' }

/** What the other services ask of the auth service. */
export interface AccountDesk {
  login(email: string, password: string): Promise<LoginOutcome>
  /** `false` when the account could not be made, whatever the reason. */
  create(account: {
    email: string
    password: string
    userType: string
    referenceId: string
  }): Promise<boolean>
  /** Switches the login of a record on or off, in the name of the asking administrator. */
  setActive(referenceId: string, active: boolean, authorization: string): Promise<boolean>
}
