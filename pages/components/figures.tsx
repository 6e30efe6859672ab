import type { Children } from '@kitajs/html'

/** Stands where a number would, and lighter than one. */
const NOTHING = '–'

/** The few numbers a page opens with. */
export const Figures = ({ children }: { children: Children }): JSX.Element => (
  <dl class="figures">{children}</dl>
)

/** Figures on their way: their names, each in its place. `note` keeps the line of the note that the second will have. */
export const ArrivingFigures = ({
  labels,
  note,
}: {
  labels: readonly string[]
  note?: string
}): JSX.Element => (
  <Figures>
    {labels.map((label, index) => (
      <Figure label={label} value={NOTHING} {...(index === 1 && note !== undefined ? { note } : {})} />
    ))}
  </Figures>
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
      <span class={value === NOTHING ? 'figure-value no-value' : 'figure-value'} safe>
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
