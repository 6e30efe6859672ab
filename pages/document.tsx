import type { Children } from '@kitajs/html'
import type { Frame } from './frame.ts'

/** Small modules that make a page nicer; every page works without them. */
export type Script = 'forms' | 'session' | 'refresh' | 'countdown'

/** The HTML document around a page. Scripts and styles only from this site, none inline. */
export const Document = ({
  frame,
  title,
  description,
  scripts = ['forms'],
  bodyClass,
  children,
}: {
  frame: Frame
  title: string
  description?: string
  scripts?: readonly Script[]
  bodyClass: string
  children: Children
}): JSX.Element => (
  <html lang={frame.locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title safe>{`${title} · ${frame.t.shell.productName}`}</title>
      {/* Signed-in pages need no hiding from search engines: a stranger is led to the login. */}
      {description === undefined ? (
        <meta name="description" content={frame.t.shell.footer.claim} />
      ) : (
        <Social frame={frame} title={title} description={description} />
      )}
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf8" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15171b" />
      <link rel="icon" type="image/svg+xml" href={frame.asset('images/favicon.svg')} />
      <link rel="stylesheet" href={frame.asset('app.css')} />
      {scripts.map((script) => (
        <script type="module" src={frame.asset(`js/${script}.js`)}></script>
      ))}
    </head>
    <body class={bodyClass}>
      <a class="skip" href="#content" safe>
        {frame.t.shell.skipToContent}
      </a>
      {children}
    </body>
  </html>
)

const Social = ({
  frame,
  title,
  description,
}: {
  frame: Frame
  title: string
  description: string
}): JSX.Element => (
  <>
    <meta name="description" content={description} />
    <meta property="og:type" content="website" />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={description} />
    <meta property="og:image" content={`${frame.origin}${frame.asset('images/social.png')}`} />
    <meta name="twitter:card" content="summary_large_image" />
  </>
)
