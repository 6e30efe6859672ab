import type { Frame } from '../frame.ts'

/** A moment as people say it; exact on hover and for programs. */
export const Ago = ({ frame, iso }: { frame: Frame; iso: string }): JSX.Element => (
  <time datetime={iso} title={frame.format.dateTime(iso)} safe>
    {frame.format.ago(iso)}
  </time>
)

/** A calendar date, or the words for "no data". */
export const Day = ({ frame, iso }: { frame: Frame; iso: string | null }): JSX.Element =>
  iso === null ? (
    <NoValue frame={frame} />
  ) : (
    <time datetime={iso} safe>
      {frame.format.shortDate(iso)}
    </time>
  )

export const NoValue = ({ frame }: { frame: Frame }): JSX.Element => (
  <span class="no-value" safe>
    {frame.t.shell.noValue}
  </span>
)
