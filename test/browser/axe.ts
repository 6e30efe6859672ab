import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** As ASCII: one character beyond it, and Chromium keeps all of it in two octets each. */
const SOURCE = readFileSync(
  join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

export interface Finding {
  readonly id: string
  readonly help: string
  readonly targets: readonly string[]
}

/** Everything that WCAG 2.2 AA asks for and a program can see. */
export const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What changes with colours and width; the rest is the same markup. */
export const LOOK_RULES = ['color-contrast', 'target-size']

/**
 * Puts axe-core into every document that this tab will open. It travels to the browser once, through the devtools
 * protocol, which the page's own policy does not bind: sent into each document, it cost more than its rules.
 */
export const bringAxe = (page: Page): Promise<unknown> => page.addInitScript({ content: SOURCE })

/** What axe-core finds in a tab that has it. */
export const findingsOf = (page: Page, runOnly: readonly string[]): Promise<readonly Finding[]> =>
  page.evaluate(async (runOnly) => {
    // Boundary: the page's global that `bringAxe` made.
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: unknown,
        ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>
      }
    }
    // Of what axe-core fetches ahead, only rules that are experimental, and not run, read the stylesheets.
    const preload = { assets: ['media'] }
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'], preload })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map(({ target }) => target.join(' ')),
    }))
  }, runOnly)
