/** A queue in which each flow has its turn: one busy user cannot keep the others waiting behind all of theirs. */
export interface FairQueue<Item> {
  readonly size: number
  push(flow: string, item: Item): void
  /** The oldest item of the flow whose turn it is, of those that may have one. */
  shift(mayHaveTurn?: (flow: string) => boolean): Item | undefined
  /** The newest item of the longest flow. */
  pop(): Item | undefined
  remove(flow: string, item: Item): boolean
}

export const createFairQueue = <Item>(): FairQueue<Item> => {
  // A Map iterates in insertion order: the first flow is next, a flow that was served goes to the end.
  const flows = new Map<string, Item[]>()
  let size = 0

  const longest = (): [string, Item[]] | undefined => {
    let found: [string, Item[]] | undefined
    for (const entry of flows) if (entry[1].length > (found?.[1].length ?? 0)) found = entry
    return found
  }

  return {
    get size() {
      return size
    },
    push(flow, item) {
      size += 1
      const items = flows.get(flow)
      if (items) items.push(item)
      else flows.set(flow, [item])
    },
    shift(mayHaveTurn = anyFlow) {
      for (const [flow, items] of flows) {
        if (!mayHaveTurn(flow)) continue
        flows.delete(flow)
        const item = items.shift()
        if (items.length > 0) flows.set(flow, items)
        size -= 1
        return item
      }
      return undefined
    },
    pop() {
      const found = longest()
      if (!found) return undefined
      const [flow, items] = found
      const item = items.pop()
      if (items.length === 0) flows.delete(flow)
      size -= 1
      return item
    },
    remove(flow, item) {
      const items = flows.get(flow)
      const at = items?.indexOf(item) ?? -1
      if (!items || at < 0) return false
      items.splice(at, 1)
      if (items.length === 0) flows.delete(flow)
      size -= 1
      return true
    },
  }
}

const anyFlow = (): boolean => true
