import type { Clock } from '../data/moment.ts'
import type { JsonObject } from '../server/python-json.ts'
import { emailAddress } from '../validation/email-address.ts'
import { object, required } from '../validation/members.ts'
import { type Reader, read } from '../validation/reader.ts'
import { text } from '../validation/scalars.ts'
import type { Account } from './accounts.ts'
import type { Tokens } from './tokens.ts'

/** Contract 1.2. */
const ACCESS_TOKEN_SECONDS = 900

/** The empty e-mail passes validation and is a 400 later (contract 2). */
const emailOrEmpty: Reader<string> = (value, loc) => (value === '' ? read('') : emailAddress(value, loc))

export const LOGIN_BODY = object({ email: required(emailOrEmpty), password: required(text()) })

export type OpenLogin = (account: Account) => JsonObject

/** Builds the 200 body of a login: a fresh token and whose it is. */
export const createOpenLogin =
  (tokens: Tokens, clock: Clock): OpenLogin =>
  (account) => ({
    access_token: tokens.sign({
      user_id: account.id,
      user_type: account.userType,
      email: account.email,
      roles: [account.userType],
      metadata: { reference_id: account.referenceId },
      exp: toExpiry(clock()),
    }),
    token_type: 'bearer',
    user_id: account.id,
    user_type: account.userType,
    email: account.email,
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: null,
  })

/** Fractional seconds, microseconds deep like Python's: two logins in one millisecond still get different tokens. */
const toExpiry = (now: Date): number => {
  const microseconds = Math.floor(Math.random() * 1000)
  return Number((now.getTime() / 1000 + ACCESS_TOKEN_SECONDS + microseconds / 1e6).toFixed(6))
}
