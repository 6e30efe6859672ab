import type { Children } from '@kitajs/html'
import type { FormState, Frame } from '../frame.ts'
import { Icon } from './icon.tsx'

interface DisclosureProps {
  readonly frame: Frame
  readonly title: string
  readonly open?: boolean
  readonly children: Children
}

/** What stays folded until it is wanted, or until it has something to say. */
export const Disclosure = ({ frame, title, open = false, children }: DisclosureProps): JSX.Element => (
  <details class="disclosure" open={open}>
    <summary>
      <Icon frame={frame} name="chevron-right" />
      <span safe>{title}</span>
    </summary>
    {children}
  </details>
)

/** A folded form that adds something. */
export const AddDisclosure = ({ frame, title, open = false, children }: DisclosureProps): JSX.Element => (
  <details class="disclosure disclosure-add" open={open}>
    <summary>
      <Icon frame={frame} name="plus" />
      <span safe>{title}</span>
    </summary>
    {children}
  </details>
)

/** Whether the form comes back with something typed, a fault or a failure. */
export const isFilled = ({ values, faults, failure }: FormState): boolean =>
  failure !== null || Object.keys(faults).length > 0 || Object.keys(values).length > 0
