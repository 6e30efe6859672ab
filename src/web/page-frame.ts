import { createFormat } from '../../pages/format.ts'
import type { Frame, Notice, Viewer } from '../../pages/frame.ts'
import { catalogue } from '../../pages/messages/catalogue.ts'
import type { CsrfTokens } from '../identity/csrf-token.ts'
import type { Session } from '../identity/session.ts'
import { exchangeOf } from '../telemetry/exchange.ts'
import type { Assets } from './assets.ts'
import type { FlashCookie } from './flash-cookie.ts'
import { localeOf } from './locale.ts'

export interface PageFrameDeps {
  readonly assets: Pick<Assets, 'url'>
  readonly csrfTokens: Pick<CsrfTokens, 'issue'>
  readonly flashCookie: FlashCookie
  readonly idleSeconds: number
  /** Epoch ms. */
  readonly now: () => number
  /** What stands under the header; `null` when there is nothing to say. */
  readonly notice?: (session: Session | null, locale: Frame['locale']) => Promise<Notice | null>
}

/** A request for a page, and who asks. */
export interface Visit {
  readonly request: Request
  readonly session: Session | null
}

/** Builds what every page needs beside its data. */
export type PageFrame = (visit: Visit) => Promise<Frame>

export const createPageFrame = (deps: PageFrameDeps): PageFrame =>
  async function pageFrame({ request, session }) {
    const exchange = exchangeOf(request)
    const locale = localeOf(request.headers)
    return {
      locale,
      t: catalogue[locale],
      format: createFormat(locale, new Date(deps.now())),
      origin: `${exchange.scheme}://${exchange.host}`,
      asset: (path) => deps.assets.url(path),
      here: exchange.path + exchange.search,
      requestId: exchange.requestId,
      viewer: session === null ? null : toViewer(session),
      csrf: session === null ? '' : deps.csrfTokens.issue(session.sid),
      flash: deps.flashCookie.read(request.headers.get('cookie')),
      notice: !deps.notice ? null : await deps.notice(session, locale),
      idleSeconds: session === null ? null : deps.idleSeconds,
      mark: null,
    }
  }

export const toViewer = (session: Session): Viewer => ({ audience: session.role, email: session.email })
