import type { AccountDesk } from './account-desk.ts'
import type { Accounts } from './accounts.ts'
import type { OpenLogin } from './login.ts'

/** The desk of stand-ins that share the accounts table with the auth stand-in. */
export const createLocalAccountDesk = (accounts: Accounts, openLogin: OpenLogin): AccountDesk => ({
  login: async (email, password) => {
    const account = await accounts.authenticate(email, password)
    if (account === null) return { state: 'refused' }
    return account.isActive ? { state: 'open', body: openLogin(account) } : { state: 'failed' }
  },
  create: async (account) => {
    if (accounts.exists(account.email)) return false
    try {
      await accounts.create(account)
      return true
    } catch {
      return false
    }
  },
  setActive: async (referenceId, active) => accounts.setActive(referenceId, active),
})
