import { randomUUID } from 'node:crypto'
import type { Flash, Frame, Viewer } from '../../pages/frame.ts'
import type { Session } from '../identity/session.ts'
import { signedIn } from '../plugins/signed-in.ts'
import type { Passage } from '../services/carry.ts'
import type { FlashCookie } from './flash-cookie.ts'
import { html } from './html.ts'
import { createPageFrame, type PageFrameDeps, toViewer } from './page-frame.ts'
import { seeOther } from './see-other.ts'

/** What the handlers of pages work with. */
export interface PageDesk {
  /** Frame and session of a page for anybody. */
  visit(passage: Passage): Promise<{ frame: Frame; session: Session | null }>
  /** Frame, viewer and session of a page for somebody; throws `Unauthenticated` for a stranger. */
  enter(passage: Passage): Promise<{ frame: Frame; viewer: Viewer; session: Session }>
  /** Sends a page; what was said once is forgotten. */
  show(frame: Frame, page: JSX.Element, status?: number): Promise<Response>
  /** Leads on after a form did its work, and says so there. */
  leave(location: string, flash: Flash, cookies?: readonly string[]): Response
  /** A fresh key for a form. */
  idempotencyKey(): string
}

export const createPageDesk = (deps: PageFrameDeps & { readonly flashCookie: FlashCookie }): PageDesk => {
  const pageFrame = createPageFrame(deps)
  const { flashCookie } = deps
  return {
    visit: async ({ request, session = null }) => ({ frame: await pageFrame({ request, session }), session }),
    enter: async ({ request, session: maybeSession }) => {
      const session = signedIn(maybeSession)
      return { frame: await pageFrame({ request, session }), viewer: toViewer(session), session }
    },
    show: (frame, page, status = 200) =>
      html(page, {
        status,
        headers: {
          // Pages differ by language and session, and carry one-time keys.
          'cache-control': 'no-store',
          vary: 'cookie, accept-language',
          ...(frame.flash === null ? {} : { 'set-cookie': flashCookie.expire() }),
        },
      }),
    leave: (location, flash, cookies = []) => seeOther(location, [flashCookie.issue(flash), ...cookies]),
    idempotencyKey: randomUUID,
  }
}
