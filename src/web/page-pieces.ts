/** A piece of a page, with what stands for it while it is on its way. */
export interface PagePiece {
  readonly name: string
  readonly isArriving: boolean
  readonly markup: string
}

/** A page rendered with a mark, taken apart: what stands around its pieces, their places, and they. */
export interface PageInPieces {
  readonly before: string
  readonly places: string
  readonly pieces: readonly PagePiece[]
  readonly after: string
}

/** Mark, name, mark, state, mark, content, mark, what follows: see `pages/components/piece.tsx`. */
const PARTS = 4

/**
 * Takes a page apart at a mark nobody else can know, since what people typed stands between. A place is a slot whose
 * fallback is the slot of what stands for the piece: the browser shows that until the piece has come, and moves nothing.
 */
export const readPieces = (page: string, mark: string): PageInPieces => {
  const [before = '', first = '', ...rest] = page.split(mark)
  const after = rest.pop() ?? ''
  const pieces: PagePiece[] = []
  let places = first
  for (let at = 0; at < rest.length; at += PARTS) {
    const [name = '', state, markup = '', between = ''] = rest.slice(at, at + PARTS)
    pieces.push({ name, isArriving: state === 'arriving', markup })
    places += `<slot name="${name}"><slot name="${waitingFor(name)}"></slot></slot>${between}`
  }
  return { before, places, pieces, after }
}

/** The document as far as it can be sent at once: the element that holds the pieces stays open for those that come later. */
export const toShell = ({ before, places, pieces }: PageInPieces): string =>
  `<!doctype html>${before}<template shadowrootmode="open">${places}</template>${pieces.map(toMarkup).join('')}`

/** A piece in its place, wherever in the order it is sent. */
export const toMarkup = ({ name, isArriving, markup }: PagePiece): string =>
  `<div class="piece" slot="${isArriving ? waitingFor(name) : name}">${markup}</div>`

const waitingFor = (name: string): string => `${name}-arriving`
