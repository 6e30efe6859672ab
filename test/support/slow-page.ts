import type { Role } from '../../src/identity/role.ts'
import type { RecordAccess } from '../../src/plugins/access-trail.ts'
import type { Answer } from '../../src/proxy/ask.ts'
import { createFakeClock, settled } from '../policies/fake-clock.ts'
import { type ArrivingPage, readArriving } from './arriving-page.ts'
import { stageWebPages } from './web-pages-stage.ts'

type Fields = Readonly<Record<string, string>>

/** An answer that is held back until the test lets it go. */
export const held = () => {
  const { promise, resolve, reject } = Promise.withResolvers<Partial<Answer>>()
  return { answer: () => promise, resolve, reject }
}

/** Asks for a page whose slow parts outlast its patience. */
export const begin = async (
  path: string,
  role: Role,
  answers: Parameters<typeof stageWebPages>[0],
  {
    recordAccess = () => null,
    store = async () => undefined,
    headers = {},
  }: { recordAccess?: RecordAccess; store?: () => Promise<void>; headers?: Fields } = {},
) => {
  const clock = createFakeClock()
  const staged = stageWebPages(answers, role, { clock, recordAccess, store })
  const asked = staged.get(path, role, { 'accept-encoding': 'br', ...headers })
  await settled()
  await clock.advance(150)
  const response = await asked
  return { ...staged, response, page: readArriving(response) }
}

/** The whole of a page that ends as it should. */
export const endWith = async (page: ArrivingPage): Promise<string> => {
  const text = await page.whole()
  if (!text.endsWith('</html>')) throw new Error(`the page ends with ${text.slice(-40)}`)
  return text
}
