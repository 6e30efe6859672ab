import type { Children } from '@kitajs/html'
import type { FormState, Frame } from '../frame.ts'
import { Icon } from './icon.tsx'

/** A form that stays folded until it is wanted, or until it has something to say. */
export const AddDisclosure = ({
  frame,
  title,
  open,
  children,
}: {
  frame: Frame
  title: string
  open: boolean
  children: Children
}): JSX.Element => (
  <details class="disclosure" open={open}>
    <summary>
      <Icon frame={frame} name="plus" />
      <span safe>{title}</span>
    </summary>
    {children}
  </details>
)

/** Whether the form comes back with faults or a failure. */
export const isTouched = (state: FormState): boolean =>
  state.failure !== null || Object.keys(state.faults).length > 0

/** Whether the form comes back with something typed. */
export const isFilled = (state: FormState): boolean =>
  isTouched(state) || Object.keys(state.values).length > 0
