import { toSubscriber } from '../identity/address-prefix.ts'

/** Counts the requests that each address has under way, so that none takes the places of all. */
export interface AddressShare {
  /** Takes a place for a request of `address` and says whose it is; `null` when it has all that one address gets. */
  enter(address: string): string | null
  /** Gives back a place, by what `enter` said. */
  leave(holder: string): void
}

/** Counts in this process: what is shared out are its own sockets and memory. */
export const createAddressShare = (most: number): AddressShare => {
  const underWay = new Map<string, number>()
  return {
    enter(address) {
      const holder = toSubscriber(address)
      const taken = underWay.get(holder) ?? 0
      if (taken >= most) return null
      underWay.set(holder, taken + 1)
      return holder
    },
    leave(holder) {
      const left = (underWay.get(holder) ?? 1) - 1
      if (left === 0) underWay.delete(holder)
      else underWay.set(holder, left)
    },
  }
}
