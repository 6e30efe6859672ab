import { setTimeout as wait } from 'node:timers/promises'

/** Resolves when `condition` holds; the test runner's own limit ends a wait in vain. */
export const eventually = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await wait(10)
}
