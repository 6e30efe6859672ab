import type { Ledger } from './ledger.ts'
import type { SessionEvent } from './session.ts'
import type { SessionTimes } from './session-times.ts'
import type { Settle } from './settle.ts'
import { accessExpiry, withAccess } from './succession.ts'
import type { Signer } from './tokens.ts'

interface RenewDeps {
  readonly ledger: Ledger
  readonly settle: Settle
  readonly signer: Signer
  readonly times: SessionTimes
  readonly now: () => number
  readonly onEvent: (event: SessionEvent) => void
}

const ATTEMPTS = 8

/**
 * Signs the successor of a session's access token. All requests that present the old token, on whatever instance, get
 * the same one. Resolves to `null` when the session is gone or knows nothing of the token.
 */
export const createRenew =
  ({ ledger, settle, signer, times, now, onEvent }: RenewDeps) =>
  async (sid: string, token: string): Promise<string | null> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const record = await ledger.session(sid)
      if (!record) return null
      if (record.access !== token) {
        const known = record.retired.some((retired) => retired.token === token)
        return known && (await settle(record)) ? record.access : null
      }
      const at = now()
      const access = await signer.access(record, sid, accessExpiry(at, record.end, times))
      const next = withAccess(record, access, at, times)
      if (!(await ledger.replace(record, next))) continue
      onEvent('renewed')
      return (await settle(next)) ? access : null
    }
    return null
  }
