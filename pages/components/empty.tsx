/** An empty list invites. */
export const Empty = ({ text, title }: { text: string; title?: string }): JSX.Element => (
  <div class="empty">
    {title === undefined ? (
      ''
    ) : (
      <p class="empty-title" safe>
        {title}
      </p>
    )}
    <p safe>{text}</p>
  </div>
)
