import { Text } from '../components/text.tsx'

/** `code` and *names on the screen* within a text of the documentation. */
const MARKED = /(`[^`]+`|\*[^*]+\*)/

/** A text whose marked words look like what they name. */
export const Marked = ({ text }: { text: string }): JSX.Element => (
  <>
    {text.split(MARKED).map((part) => {
      if (part.startsWith('`')) return <code safe>{part.slice(1, -1)}</code>
      if (part.startsWith('*')) return <b safe>{part.slice(1, -1)}</b>
      return <Text text={part} />
    })}
  </>
)
