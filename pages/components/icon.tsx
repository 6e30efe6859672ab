import type { Frame } from '../frame.ts'

/** Names of the symbols in `public/vendor/lucide/icons.svg`. */
export type IconName =
  | 'layout-dashboard'
  | 'file-text'
  | 'users'
  | 'user-round'
  | 'shield-check'
  | 'eye'
  | 'stethoscope'
  | 'building-2'
  | 'log-out'
  | 'settings'
  | 'activity'
  | 'mail'
  | 'phone'
  | 'map-pin'
  | 'triangle-alert'
  | 'circle-check'
  | 'circle-alert'
  | 'info'
  | 'pill'
  | 'heart-pulse'
  | 'search'
  | 'plus'
  | 'printer'
  | 'languages'
  | 'clock'
  | 'key-round'
  | 'monitor'
  | 'smartphone'
  | 'refresh-cw'
  | 'arrow-right'
  | 'arrow-up'
  | 'arrow-down'
  | 'lock'
  | 'siren'
  | 'scroll-text'
  | 'book-open'
  | 'chevron-right'
  | 'calendar'
  | 'flag'
  | 'inbox'
  | 'history'
  | 'user-plus'
  | 'x'

/** Always beside words, so it is hidden from assistive technology. */
export const Icon = ({ frame, name }: { frame: Frame; name: IconName }): JSX.Element => (
  <svg class="icon" width="20" height="20" aria-hidden="true" focusable="false">
    <use href={`${frame.asset('vendor/lucide/icons.svg')}#${name}`} />
  </svg>
)
