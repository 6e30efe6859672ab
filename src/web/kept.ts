import type { Answer } from '../proxy/ask.ts'

/** Data that its service gave earlier, shown because it cannot give any now. */
export class Kept<T> {
  constructor(
    readonly value: T,
    /** ISO 8601. */
    readonly at: string,
  ) {}
}

/** Reads an answer and remembers whether it is an old one; `now` in epoch ms. */
export const readKept = <T>(answer: Answer, read: (answer: Answer) => T, now: number): T | Kept<T> =>
  answer.staleSeconds === undefined
    ? read(answer)
    : new Kept(read(answer), new Date(now - answer.staleSeconds * 1_000).toISOString())

/** The same data in another form, as old as before. */
export const mapKept =
  <T, U>(to: (value: T) => U) =>
  (data: T | Kept<T>): U | Kept<U> =>
    data instanceof Kept ? new Kept(to(data.value), data.at) : to(data)
