import type { Children } from '@kitajs/html'

/** The few numbers a page opens with. */
export const Figures = ({ children }: { children: Children }): JSX.Element => (
  <dl class="figures">{children}</dl>
)

/** Keeps the place of figures that are on their way; the sentence above them says so. */
export const ArrivingFigures = (): JSX.Element => (
  <div class="figures figures-arriving" aria-hidden="true"></div>
)

export const Figure = ({
  label,
  value,
  unit,
  note,
  tone,
}: {
  label: string
  value: string
  unit?: string
  note?: string
  tone?: 'good' | 'watch' | 'act'
}): JSX.Element => (
  <div class="figure">
    <dt safe>{label}</dt>
    <dd>
      <span class="figure-value" safe>
        {value}
      </span>
      {unit === undefined ? (
        ''
      ) : (
        <span class="figure-unit" safe>
          {` ${unit}`}
        </span>
      )}
      {note === undefined ? (
        ''
      ) : (
        <span class={tone === undefined ? 'figure-note' : `figure-note tone-${tone}`} safe>
          {note}
        </span>
      )}
    </dd>
  </div>
)
