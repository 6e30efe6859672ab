/** Who the gateway says is asking: becomes `Authorization`, `X-User-ID` and `X-User-Type` towards the service. */
export interface UpstreamIdentity {
  readonly userId: string
  readonly role: string
  /** The token the gateway signs for services (design 2.4). */
  readonly token: string
}

/** Appends the identity to a field list under construction. */
export const addIdentityFields = (fields: string[], identity: UpstreamIdentity): void => {
  fields.push(
    'authorization',
    `Bearer ${identity.token}`,
    'x-user-id',
    identity.userId,
    'x-user-type',
    identity.role,
  )
}
