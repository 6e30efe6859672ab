import type { Frame } from '../frame.ts'
import { routes } from '../routes.ts'
import { LanguageSwitch } from './language-switch.tsx'

export const Footer = ({ frame }: { frame: Frame }): JSX.Element => (
  <footer class="footer">
    <p safe>{frame.t.shell.footer.claim}</p>
    <ul>
      <li>
        <a href={routes.docs.topic('privacy')} safe>
          {frame.t.shell.footer.privacy}
        </a>
      </li>
      <li>
        <a href={routes.docs.topic('status')} safe>
          {frame.t.shell.footer.status}
        </a>
      </li>
      <li>
        <a href={routes.docs.index} safe>
          {frame.t.shell.footer.docs}
        </a>
      </li>
      <li class="footer-language">
        <LanguageSwitch frame={frame} />
      </li>
    </ul>
  </footer>
)
