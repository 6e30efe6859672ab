import type { Frame } from '../frame.ts'
import { BMI_BANDS, toBmiBand } from './bmi-band.ts'
import { Chart, percent } from './chart.tsx'

/** Ends of the drawn scale, kg/m²; values beyond stand at its end. */
const FROM = 15
const TO = 40

const place = (bmi: number): number => (Math.min(TO, Math.max(FROM, bmi)) - FROM) / (TO - FROM)

const middle = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  (place(from) + place(to)) / 2

/** A scale with its five bands and the person's point on it. */
export const BmiScale = ({ frame, bmi }: { frame: Frame; bmi: number }): JSX.Element => {
  const { t, format } = frame
  const band = toBmiBand(bmi)
  const value = format.number(bmi, 1)
  return (
    <Chart
      frame={frame}
      summary={t.health.bmiSummary(value, t.health.bmiBand[band])}
      heads={[t.health.bmiTable.band, t.health.bmiTable.range, t.health.bmiTable.you]}
      rows={BMI_BANDS.map((entry) => [
        t.health.bmiBand[entry.band],
        range(frame, entry.from, entry.to),
        entry.band === band ? value : '',
      ])}
    >
      <svg class="bmi" width="100%" height="96" aria-hidden="true">
        {BMI_BANDS.map((entry) => (
          <rect
            class={entry.band === band ? 'bmi-band bmi-band-here' : 'bmi-band'}
            x={percent(place(entry.from))}
            y="40"
            width={percent(place(entry.to) - place(entry.from))}
            height="14"
          />
        ))}
        {BMI_BANDS.map((entry) => (
          <text class="axis-label bmi-band-name" x={percent(middle(entry))} y="92" text-anchor="middle" safe>
            {t.health.bmiBandShort[entry.band]}
          </text>
        ))}
        {BMI_BANDS.slice(1).map((entry) => (
          <>
            <line
              class="axis-tick"
              x1={percent(place(entry.from))}
              x2={percent(place(entry.from))}
              y1="36"
              y2="58"
            />
            <text class="axis-label" x={percent(place(entry.from))} y="74" text-anchor="middle" safe>
              {format.number(entry.from, 1)}
            </text>
          </>
        ))}
        <svg x={percent(place(bmi))} y="0" overflow="visible" aria-hidden="true">
          <path class="bmi-point" d="M0 38l-6-9h12z" />
          <text class="bmi-value" x="0" y="20" text-anchor={anchor(place(bmi))} safe>
            {`${value} · ${t.health.bmiBand[band]}`}
          </text>
        </svg>
      </svg>
    </Chart>
  )
}

/** Keeps the label of a point near an end inside the picture. */
const anchor = (share: number): 'start' | 'middle' | 'end' => {
  if (share < 0.25) return 'start'
  return share > 0.75 ? 'end' : 'middle'
}

const range = ({ t, format }: Frame, from: number, to: number): string => {
  if (from === 0) return t.health.bmiBelow(format.number(to, 1))
  if (to === Number.POSITIVE_INFINITY) return t.health.bmiAbove(format.number(from, 1))
  return t.health.bmiFrom(format.number(from, 1), format.number(to, 1))
}
