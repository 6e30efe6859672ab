import type { LimitPolicy } from '../http/rate-limit-fields.ts'
import type { Exchange } from '../telemetry/exchange.ts'
import { toNetwork } from './address-prefix.ts'
import type { Limiter } from './limiter.ts'
import { enforce } from './limits.ts'

/** Design section 6: 5 attempts a minute for one account, from one network. */
export const LOGIN_ACCOUNT: LimitPolicy = { name: 'login-account', quota: 5, windowSeconds: 60 }
/** Attempts on an account from everywhere; above it nobody is refused, but everybody waits. */
export const LOGIN_CEILING: LimitPolicy = { name: 'login-ceiling', quota: 20, windowSeconds: 900 }

export interface LoginDefenceDeps {
  /** Counts {@link LOGIN_ACCOUNT}. */
  readonly perNetwork: Limiter
  /** Counts {@link LOGIN_CEILING}. */
  readonly overall: Limiter
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>
}

/**
 * Slows down guessing one account's password without giving strangers a way to lock its owner out: what is refused is the
 * pair of account and network, so an attacker's attempts are refused to the attacker; the account as a whole is only ever
 * delayed, by at most {@link MAX_DELAY_MS}. The reasons are in `docs/security.md`.
 */
export interface LoginDefence {
  /** Counts an attempt and resolves when it may be made; rejects with `TooManyRequests`. */
  admit(account: string, exchange: Exchange): Promise<void>
  /** The password was right: the pair starts afresh. */
  succeeded(account: string, exchange: Exchange): Promise<void>
}

/** Attempts of a pair that cost nothing: people mistype. */
const FREE_ATTEMPTS = 2
const FIRST_DELAY_MS = 250
export const MAX_DELAY_MS = 4_000

export const createLoginDefence = ({ perNetwork, overall, wait }: LoginDefenceDeps): LoginDefence => ({
  async admit(account, exchange) {
    const name = toAccountName(account)
    const [pair, all] = await Promise.all([perNetwork.use(toPair(name, exchange)), overall.use(name)])
    enforce(pair, exchange)
    const delay = Math.max(delayAfter(pair.used - FREE_ATTEMPTS), delayAfter(all.used - all.policy.quota))
    if (delay > 0) await wait(delay)
  },
  async succeeded(account, exchange) {
    await perNetwork.forget(toPair(toAccountName(account), exchange))
  },
})

/** 250 ms for the first attempt too many, doubling. */
const delayAfter = (surplus: number): number =>
  surplus <= 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (surplus - 1), MAX_DELAY_MS)

/** Spellings the auth service takes for one account must not multiply its attempts. */
const toAccountName = (account: string): string => account.normalize('NFKC').trim().toLowerCase()

const toPair = (name: string, { clientAddress }: Exchange): string => `${name} ${toNetwork(clientAddress)}`
