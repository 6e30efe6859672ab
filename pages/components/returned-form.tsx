import type { Children } from '@kitajs/html'
import type { FormState } from '../frame.ts'
import { isFilled } from './disclosure.tsx'

/** A form that came back, where the data it belongs to can not be had: what was typed is not lost with them. */
export const ReturnedForm = ({
  id,
  title,
  state,
  children,
}: {
  id: string
  title: string
  state: FormState
  children: Children
}): JSX.Element =>
  isFilled(state) ? (
    <section class="panel" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} safe>
        {title}
      </h2>
      {children}
    </section>
  ) : (
    ''
  )
