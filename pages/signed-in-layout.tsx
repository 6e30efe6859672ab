import type { Children } from '@kitajs/html'
import { Alert } from './components/alert.tsx'
import { Footer } from './components/footer.tsx'
import { Icon } from './components/icon.tsx'
import { IdleWarning } from './components/idle-warning.tsx'
import { LanguageSwitch } from './components/language-switch.tsx'
import { Mark } from './components/mark.tsx'
import { NoticeBanner } from './components/notice-banner.tsx'
import { PersonMenu } from './components/person-menu.tsx'
import { Piece, Pieces } from './components/piece.tsx'
import { Document } from './document.tsx'
import type { Frame, Panel, Viewer } from './frame.ts'
import { isCurrent, PLACES } from './navigation.ts'
import { dashboardOf } from './routes.ts'

/**
 * Frame of a signed-in page. `answer` is the one sentence that says what matters; it stands under the heading, which `awaits`
 * the panels it tells of. `live` is after how many seconds the panels are asked for again.
 */
export const SignedInLayout = ({
  frame,
  viewer,
  title,
  answer,
  awaits = [],
  live,
  children,
}: {
  frame: Frame
  viewer: Viewer
  title: string
  answer?: string | undefined
  awaits?: readonly Panel<unknown>[]
  live?: number
  children: Children
}): JSX.Element => (
  <Document
    frame={frame}
    title={title}
    bodyClass={`signed-in audience-${viewer.audience}`}
    scripts={['forms', 'session', 'refresh']}
  >
    <header class="app-header">
      <a class="brand" href={dashboardOf(viewer.audience)}>
        <Mark />
        <span class="brand-name" safe>
          {frame.t.shell.productName}
        </span>
      </a>
      <p class="where" safe>
        {frame.t.shell.roles[viewer.audience]}
      </p>
      <LanguageSwitch frame={frame} />
      <PersonMenu frame={frame} viewer={viewer} />
    </header>
    <div class="notices">
      {frame.notice === null ? '' : <NoticeBanner frame={frame} notice={frame.notice} />}
      {frame.idleSeconds === null ? '' : <IdleWarning frame={frame} idleSeconds={frame.idleSeconds} />}
    </div>
    <nav class="places" aria-label={frame.t.shell.mainNavigation}>
      <ul>
        {PLACES[viewer.audience].map((place) => (
          <li class={place.onPhone === 'menu' ? 'rail-only' : undefined}>
            <a href={place.href} aria-current={isCurrent(place, frame.here) ? 'page' : undefined}>
              <Icon frame={frame} name={place.icon} />
              <span safe>{frame.t.shell.nav[place.name]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <main id="content" tabindex="-1" data-live={live}>
      <Pieces frame={frame}>
        {frame.flash === null ? (
          ''
        ) : (
          <Piece frame={frame} name="flash" awaits={[]}>
            <Alert frame={frame} tone={frame.flash.tone} text={frame.flash.text} />
          </Piece>
        )}
        <Piece frame={frame} name="head" awaits={awaits}>
          <PageHead
            title={title}
            answer={awaits.some(({ state }) => state === 'arriving') ? frame.t.shell.arriving : answer}
          />
        </Piece>
        {children}
      </Pieces>
    </main>
    <Footer frame={frame} />
  </Document>
)

const PageHead = ({ title, answer }: { title: string; answer: string | undefined }): JSX.Element => (
  <div class="page-head">
    <h1 safe>{title}</h1>
    {answer === undefined ? (
      ''
    ) : (
      <p class="answer" safe>
        {answer}
      </p>
    )}
  </div>
)
