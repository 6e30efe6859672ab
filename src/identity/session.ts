import type { Role } from './role.ts'

/** An authenticated session, as route handlers see it. */
export interface Session {
  /** Session id, stable over renewals. */
  readonly sid: string
  readonly userId: string
  readonly role: Role
  readonly email: string
  /** Id of the patient, doctor or institution record: `metadata.reference_id`, never `user_id` (contract 1.3). */
  readonly referenceId: string
  readonly roles: readonly string[]
  /** The access JWT that was presented. */
  readonly token: string
  readonly presentedAs: 'bearer' | 'cookie'
  /** Epoch seconds. */
  readonly createdAt: number
  /** Absolute end of the session, epoch seconds; renewal never passes it. */
  readonly absoluteExpiry: number
}

export interface SessionSummary {
  readonly sid: string
  readonly name: string | null
  readonly userAgent: string
  readonly address: string
  /** Epoch seconds. */
  readonly createdAt: number
  /** Epoch seconds, exact to a minute. */
  readonly lastSeenAt: number
}

/** What happens to sessions, for the metrics. `revoked`: ended by somebody else than its own client, or by a stolen token. */
export type SessionEvent = 'opened' | 'renewed' | 'refreshed' | 'closed' | 'revoked'

/** Who opens a session. */
export interface ClientDetails {
  readonly userAgent: string
  readonly address: string
  /** Whether the client can keep a refresh token; a browser, which only has the cookie, cannot. Default true. */
  readonly refreshable?: boolean
}

/** What the client receives when a session opens or is refreshed. */
export interface IssuedTokens {
  readonly session: Session
  readonly accessToken: string
  /** Empty when the session cannot be refreshed. */
  readonly refreshToken: string
  /** Seconds the access token lives. */
  readonly expiresIn: number
}

export interface Credentials {
  readonly bearer: string | null
  readonly cookie: string | null
  /** A background poll: it is answered, but does not count as use (no sliding). */
  readonly background: boolean
}

export interface Authenticated {
  readonly session: Session
  /** A successor access token to set as cookie, when the presented one is about to end. */
  readonly renewedToken: string | null
}

/**
 * The session authority. Every method rejects with `SessionStoreUnavailable` (503) within 250 ms when the store does not
 * answer; "absent" is a value, never an error.
 */
export interface Sessions {
  /** At once when nothing has to be asked or written. */
  authenticate(credentials: Credentials): Authenticated | null | Promise<Authenticated | null>
  /**
   * Opens a session from an access JWT that the auth service issued; rejects with `BadGateway` if it does not verify.
   * With `refreshable: false` no refresh token is kept (it is empty) and the session ends with its idle time.
   */
  open(issuedToken: string, client: ClientDetails): Promise<IssuedTokens>
  /** Rotates a refresh token; `null` when unknown, expired or replayed late (which revokes the family). */
  refresh(refreshToken: string): Promise<IssuedTokens | null>
  close(session: Session): Promise<void>
  closeOne(userId: string, sid: string): Promise<boolean>
  /** Ends all sessions of a user but `exceptSid`; resolves to how many ended. */
  closeAll(userId: string, exceptSid?: string): Promise<number>
  /** Ends all sessions of whoever holds the patient, doctor or institution record; resolves to how many ended. */
  closeByReference(referenceId: string): Promise<number>
  rename(userId: string, sid: string, name: string): Promise<boolean>
  list(userId: string): Promise<readonly SessionSummary[]>
  /** Calls `onOver` once when the session's end is heard of (`SessionStore.watch`); returns how to stop. */
  watch(session: Pick<Session, 'sid'>, onOver: () => void): () => void
  /** The 60 s token that services get instead of the client's (design 2.4); at once while one is at hand. */
  upstreamToken(session: Session): string | Promise<string>
  ping(): Promise<void>
}
