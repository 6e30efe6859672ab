/** A response that is read while it is still being made. */
export interface ArrivingPage {
  /** All that came so far, once `text` is in it; or the whole, if it never comes. */
  until(text: string): Promise<string>
  /** The whole, once it has ended. */
  whole(): Promise<string>
  cancel(): Promise<void>
}

/** Reads a page as a browser does, chunk by chunk. */
export const readArriving = (response: Response): ArrivingPage => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const readWhile = async (goesOn: () => boolean): Promise<string> => {
    while (reader && goesOn()) {
      const { done, value } = await reader.read()
      if (done) break
      text += value
    }
    return text
  }
  return {
    until: (wanted) => readWhile(() => !text.includes(wanted)),
    whole: () => readWhile(() => true),
    cancel: async () => reader?.cancel(),
  }
}
