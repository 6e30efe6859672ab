/**
 * Remembers what a pure function answered for its latest distinct texts, at most `size` of them. For texts that few clients
 * send all the time (the host, a proxy's address) and that cost more to parse than to look up.
 */
export const remembered = <Answer>(
  size: number,
  answer: (text: string) => Answer,
): ((text: string) => Answer) => {
  const answers = new Map<string, Answer>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined || answers.has(text)) return known as Answer // `has` says that it is one
    const fresh = answer(text)
    if (answers.size >= size) answers.clear()
    answers.set(text, fresh)
    return fresh
  }
}
