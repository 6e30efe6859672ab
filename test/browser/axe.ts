import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'

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

const sessions = new WeakMap<Page, Promise<CDPSession>>()

const sessionOf = (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

/**
 * What axe-core finds. Its source goes through the devtools protocol, which the page's own policy does not bind, and not
 * through `page.evaluate`, whose `eval` is compiled anew in every document: a third of the time.
 */
export const findingsOf = async (page: Page, runOnly: readonly string[]): Promise<readonly Finding[]> => {
  const { exceptionDetails } = await (await sessionOf(page)).send('Runtime.evaluate', { expression: SOURCE })
  if (exceptionDetails) throw new Error(`axe-core did not start: ${exceptionDetails.text}`)
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
