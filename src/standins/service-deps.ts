import type { AccountDesk } from './accounts/account-desk.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { RequireBearer } from './accounts/bearer.ts'
import type { OpenLogin } from './accounts/login.ts'
import type { Tokens } from './accounts/tokens.ts'
import type { Database } from './data/database.ts'
import type { Clock } from './data/moment.ts'

/** What the routes of every stand-in are built from. */
export interface ServiceDeps {
  readonly database: Database
  readonly clock: Clock
  readonly tokens: Tokens
  readonly requireBearer: RequireBearer
  readonly accounts: Accounts
  readonly openLogin: OpenLogin
  /** How this service reaches the auth service. */
  readonly desk: AccountDesk
}
