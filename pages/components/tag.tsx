/** One word with a dot: never colour alone. */
export const Tag = ({
  tone,
  text,
}: {
  tone: 'good' | 'watch' | 'act' | 'quiet'
  text: string
}): JSX.Element => (
  <span class={`tag tone-${tone}`} safe>
    {text}
  </span>
)
