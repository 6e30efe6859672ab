import type { Flash, Frame } from '../frame.ts'
import { Icon } from './icon.tsx'

const ICONS = { good: 'circle-check', watch: 'triangle-alert', act: 'circle-alert' } as const

/** A message in a colour that means something, with a shape and words beside it. */
export const Alert = ({
  frame,
  tone,
  text,
  role = 'status',
}: {
  frame: Frame
  tone: Flash['tone']
  text: string
  role?: 'status' | 'alert'
}): JSX.Element => (
  <div class={`alert tone-${tone}`} role={role}>
    <Icon frame={frame} name={ICONS[tone]} />
    <p safe>{text}</p>
  </div>
)
