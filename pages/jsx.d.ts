/** Attributes of HTML that the types of `@kitajs/html` do not list. */
declare namespace JSX {
  interface HtmlTag {
    autofocus?: boolean
  }
  interface HtmlMetaTag {
    media?: string
  }
}
