/** A store that did not answer in time. */
export class StoreTimeout extends Error {
  override readonly name = 'StoreTimeout'
}

/** A timer that comes later than this tells that this process was held up, not the store, ms. */
const HELD_UP_MS = 20
/** For answers that wait to be read then, ms. */
const GRACE_MS = 20

/** Settles like `work`, or rejects with `StoreTimeout` after `limitMs`; the work itself goes on. */
export const within = <T>(work: Promise<T>, limitMs: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const dueAt = performance.now() + limitMs
    const expire = (): void => reject(new StoreTimeout(`no answer within ${limitMs} ms`))
    let timer = setTimeout(() => {
      if (performance.now() - dueAt > HELD_UP_MS) timer = setTimeout(expire, GRACE_MS)
      else expire()
    }, limitMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
