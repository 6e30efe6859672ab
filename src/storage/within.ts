/** A store that did not answer in time. */
export class StoreTimeout extends Error {
  override readonly name = 'StoreTimeout'
}

/** Settles like `work`, or rejects with `StoreTimeout` after `limitMs`; the work itself goes on. */
export const within = <T>(work: Promise<T>, limitMs: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreTimeout(`no answer within ${limitMs} ms`)), limitMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
