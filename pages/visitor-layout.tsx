import type { Children } from '@kitajs/html'
import { Alert } from './components/alert.tsx'
import { Footer } from './components/footer.tsx'
import { Mark } from './components/mark.tsx'
import { NoticeBanner } from './components/notice-banner.tsx'
import { Document, type Script } from './document.tsx'
import type { Frame } from './frame.ts'
import { dashboardOf, routes } from './routes.ts'

/** Pages anybody may see: a header with the mark and one action, generous white, an honest footer. */
export const VisitorLayout = ({
  frame,
  title,
  description,
  scripts,
  action = 'log-in',
  children,
}: {
  frame: Frame
  title: string
  description?: string
  scripts?: readonly Script[]
  action?: 'log-in' | 'none'
  children: Children
}): JSX.Element => (
  <Document
    frame={frame}
    title={title}
    bodyClass="visitor"
    {...(description === undefined ? {} : { description })}
    {...(scripts === undefined ? {} : { scripts })}
  >
    <header class="visitor-header">
      <a class="brand" href={routes.home}>
        <Mark />
        <span safe>{frame.t.shell.productName}</span>
      </a>
      {action === 'none' ? '' : <HeaderAction frame={frame} />}
    </header>
    {frame.notice === null ? (
      ''
    ) : (
      <div class="notices">
        <NoticeBanner frame={frame} notice={frame.notice} />
      </div>
    )}
    <main id="content" tabindex="-1">
      {frame.flash === null ? '' : <Alert frame={frame} tone={frame.flash.tone} text={frame.flash.text} />}
      {children}
    </main>
    <Footer frame={frame} />
  </Document>
)

const HeaderAction = ({ frame }: { frame: Frame }): JSX.Element =>
  frame.viewer === null ? (
    <a class="button button-quiet" href={routes.login} safe>
      {frame.t.shell.nav.logIn}
    </a>
  ) : (
    <a class="button button-quiet" href={dashboardOf(frame.viewer.audience)} safe>
      {frame.t.shell.nav.dashboard}
    </a>
  )
