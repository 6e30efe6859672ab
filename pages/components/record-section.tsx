import type { Children } from '@kitajs/html'

export const RecordSection = ({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children: Children
}): JSX.Element => (
  <section class="record-section" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`} safe>
      {title}
    </h2>
    {children}
  </section>
)
