import type { Frame, Notice } from '../frame.ts'
import { Icon } from './icon.tsx'

const SHAPES = {
  announcement: { icon: 'info', tone: 'note' },
  degraded: { icon: 'triangle-alert', tone: 'watch' },
  emergency: { icon: 'siren', tone: 'act' },
} as const

export const NoticeBanner = ({ frame, notice }: { frame: Frame; notice: Notice }): JSX.Element => (
  <div class={`notice tone-${SHAPES[notice.kind].tone}`} role="status">
    <Icon frame={frame} name={SHAPES[notice.kind].icon} />
    <p>
      <strong safe>{`${frame.t.shell[notice.kind]}: `}</strong>
      <span safe>{notice.text}</span>
    </p>
  </div>
)
