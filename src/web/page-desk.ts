import { randomUUID } from 'node:crypto'
import type { Flash, FormState, Frame, Viewer } from '../../pages/frame.ts'
import type { Session } from '../identity/session.ts'
import { signedIn } from '../plugins/signed-in.ts'
import type { Passage } from '../services/carry.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { FlashCookie } from './flash-cookie.ts'
import { pageOfForm } from './form-page.ts'
import { freshForm } from './form-state.ts'
import { html } from './html.ts'
import type { KeptForms } from './kept-form.ts'
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
  /**
   * The forms of this page that were kept when the session had ended, by the address they were posted to; at most one. Its
   * frame says so, and showing that frame forgets it.
   */
  resume(
    frame: Frame,
    passage: Passage,
    session: Session,
  ): { frame: Frame; forms: Readonly<Record<string, FormState>> }
  /** Leads on after a form did its work, and says so there. */
  leave(location: string, flash: Flash, cookies?: readonly string[]): Response
  /** A fresh key for a form. */
  idempotencyKey(): string
}

export const createPageDesk = (
  deps: PageFrameDeps & { readonly flashCookie: FlashCookie; readonly keptForms: KeptForms },
): PageDesk => {
  const pageFrame = createPageFrame(deps)
  const { flashCookie, keptForms } = deps
  /** Frames whose page gives a kept form back. */
  const resumed = new WeakSet<Frame>()
  return {
    visit: async ({ request, session = null }) => ({ frame: await pageFrame({ request, session }), session }),
    enter: async ({ request, session: maybeSession }) => {
      const session = signedIn(maybeSession)
      return { frame: await pageFrame({ request, session }), viewer: toViewer(session), session }
    },
    show: async (frame, page, status = 200) => {
      // Pages differ by language and session, and carry one-time keys.
      const headers = { 'cache-control': 'no-store', vary: 'cookie, accept-language' }
      const response = await html(page, { status, headers })
      if (resumed.has(frame)) response.headers.append('set-cookie', keptForms.expire())
      else if (frame.flash !== null) response.headers.append('set-cookie', flashCookie.expire())
      return response
    },
    resume: (frame, { request }, session) => {
      const kept = keptForms.read(request.headers.get('cookie'), session.userId)
      if (kept === null || pageOfForm(kept.action) !== pageOfForm(exchangeOf(request).path))
        return { frame, forms: {} }
      const told: Frame = { ...frame, flash: { tone: 'watch', text: frame.t.shell.formKept } }
      resumed.add(told)
      return { frame: told, forms: { [kept.action]: freshForm(kept.fields) } }
    },
    leave: (location, flash, cookies = []) => seeOther(location, [flashCookie.issue(flash), ...cookies]),
    idempotencyKey: randomUUID,
  }
}
