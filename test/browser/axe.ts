import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

export interface Finding {
  readonly id: string
  readonly help: string
  readonly targets: readonly string[]
}

/** Everything that WCAG 2.2 AA asks for and a program can see. */
export const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What changes with colours and width; the rest is the same markup. */
export const LOOK_RULES = ['color-contrast', 'target-size']

/** What axe-core finds; evaluated through the devtools protocol, which the page's own policy does not bind. */
export const findingsOf = async (page: Page, runOnly: readonly string[]): Promise<readonly Finding[]> => {
  await page.evaluate(SOURCE)
  return page.evaluate(async (runOnly) => {
    // Boundary: the page's global that the line above made.
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: unknown,
        ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>
      }
    }
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map(({ target }) => target.join(' ')),
    }))
  }, runOnly)
}
