import type { Frame } from '../frame.ts'
import { LOCALES } from '../messages/catalogue.ts'
import { routes } from '../routes.ts'

/** Offers the other language; the choice is kept in a cookie. */
export const LanguageSwitch = ({ frame }: { frame: Frame }): JSX.Element => (
  <form class="language" method="post" action={routes.language}>
    <input type="hidden" name="csrf" value={frame.csrf} />
    <input type="hidden" name="return-to" value={frame.here} />
    {LOCALES.filter((locale) => locale !== frame.locale).map((locale) => (
      <button class="button button-link" type="submit" name="locale" value={locale} lang={locale} safe>
        {frame.t.shell.switchTo[locale]}
      </button>
    ))}
  </form>
)
