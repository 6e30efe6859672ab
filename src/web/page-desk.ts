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
import type { AnyPaneledPage, PaneledPage } from './paneled-page.ts'
import { seeOther } from './see-other.ts'
import type { ShowInPiecesDeps } from './show-in-pieces.ts'
import { createShowPanels, type ShowPanelsDeps } from './show-panels.ts'

/** What the handlers of pages work with. */
export interface PageDesk {
  /** Frame and session of a page for anybody. */
  visit(passage: Passage): Promise<{ frame: Frame; session: Session | null }>
  /** Frame, viewer and session of a page for somebody; throws `Unauthenticated` for a stranger. */
  enter(passage: Passage): Promise<{ frame: Frame; viewer: Viewer; session: Session }>
  /** Sends a page; what was said once is forgotten. */
  show(frame: Frame, page: JSX.Element, status?: number): Promise<Response>
  /** Sends a page of panels: whole, or its shell at once and its panels as they arrive. */
  showPanels<Values extends object>(
    passage: Passage,
    frame: Frame,
    page: PaneledPage<Values>,
  ): Promise<Response>
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

export interface PageDeskDeps extends PageFrameDeps, ShowInPiecesDeps {
  readonly flashCookie: FlashCookie
  readonly keptForms: KeptForms
}

export const createPageDesk = (deps: PageDeskDeps): PageDesk => {
  const pageFrame = createPageFrame(deps)
  const { flashCookie, keptForms } = deps
  /** Frames whose page gives a kept form back. */
  const resumed = new WeakSet<Frame>()

  const answer: ShowPanelsDeps['answer'] = async (frame, content, status = 200) => {
    // Pages differ by language and session, and carry one-time keys.
    const headers = { 'cache-control': 'no-store', vary: 'cookie, accept-language' }
    const response = await html(content, { status, headers })
    // nginx in front would keep the pieces until it has them all.
    if (content instanceof ReadableStream) response.headers.set('x-accel-buffering', 'no')
    if (resumed.has(frame)) response.headers.append('set-cookie', keptForms.expire())
    else if (frame.flash !== null) response.headers.append('set-cookie', flashCookie.expire())
    return response
  }
  const showPanels = createShowPanels({ ...deps, answer })

  return {
    visit: async ({ request, session = null }) => ({ frame: await pageFrame({ request, session }), session }),
    enter: async ({ request, session: maybeSession }) => {
      const session = signedIn(maybeSession)
      return { frame: await pageFrame({ request, session }), viewer: toViewer(session), session }
    },
    show: answer,
    showPanels: (passage, frame, page) =>
      // Boundary: the way of a panel's data is the same whatever it is.
      showPanels(passage, frame, page as unknown as AnyPaneledPage),
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
