import { createHash } from 'node:crypto'

/** A stable UUID (version 4 in form) for the n-th thing of a kind. */
export const toSeedUuid = (kind: string, n: number): string => {
  const hex = createHash('sha256').update(`predicthealth:${kind}:${n}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface Draw {
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  /** `count` different entries, in list order. */
  some<T>(list: readonly T[], count: number): readonly T[]
  chance(share: number): boolean
}

/** A deterministic source of choices (mulberry32): the same seed gives the same clinic. */
export const createDraw = (seed: number): Draw => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))

  return {
    between,
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const [chosen] = list.slice(between(0, list.length - 1))
      if (chosen === undefined) throw new Error('nothing to pick from')
      return chosen
    },
    some: (list, count) => {
      const positions = new Set<number>()
      while (positions.size < Math.min(count, list.length)) positions.add(between(0, list.length - 1))
      return list.filter((_, position) => positions.has(position))
    },
  }
}
