import type { Frame, Viewer } from '../frame.ts'
import { isCurrent, PLACES } from '../navigation.ts'
import { routes } from '../routes.ts'
import { Icon } from './icon.tsx'

/** The person's own menu: what a phone's bar has no place for, sessions and the way out. Opens without scripts. */
export const PersonMenu = ({ frame, viewer }: { frame: Frame; viewer: Viewer }): JSX.Element => (
  <details class="person">
    <summary>
      <Icon frame={frame} name="user-round" />
      <span safe>{frame.t.shell.accountMenu}</span>
    </summary>
    <div class="person-menu">
      <p class="small" safe>
        {viewer.email}
      </p>
      {PLACES[viewer.audience]
        .filter((place) => place.onPhone === 'menu')
        .map((place) => (
          <a
            class="phone-only"
            href={place.href}
            aria-current={isCurrent(place, frame.here) ? 'page' : undefined}
          >
            <Icon frame={frame} name={place.icon} />
            <span safe>{frame.t.shell.nav[place.name]}</span>
          </a>
        ))}
      <a href={routes.account.sessions}>
        <Icon frame={frame} name="shield-check" />
        <span safe>{frame.t.shell.nav.mySessions}</span>
      </a>
      <a href={routes.account.password}>
        <Icon frame={frame} name="key-round" />
        <span safe>{frame.t.account.password.title}</span>
      </a>
      <a href={routes.docs.index}>
        <Icon frame={frame} name="book-open" />
        <span safe>{frame.t.shell.nav.docs}</span>
      </a>
      <form method="post" action={routes.logout} data-guard={frame.t.shell.sending}>
        <input type="hidden" name="csrf" value={frame.csrf} />
        <button class="button button-quiet" type="submit">
          <Icon frame={frame} name="log-out" />
          <span safe>{frame.t.shell.nav.logOut}</span>
        </button>
      </form>
    </div>
  </details>
)
