/** What the access trail will tell of a request once its outcome is known; set by the guard, completed by the handler. */
export interface Recording {
  kind: 'record' | 'authentication' | 'denial' | 'settings' | 'administration' | 'emergency'
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  /** Rule that allowed or denied, or the reason a person gave. */
  reason: string | null
  /** Ids of the patients the answer tells of; `null` while a list's handler has not named them. */
  patients: readonly string[] | null
  /** Record of the acting doctor, institution, patient or administrator. */
  actorReferenceId: string | null
  emergency: boolean
  /** The route has a limit of its own, so that strangers cannot fill the trail through it. */
  readonly limited: boolean
}
