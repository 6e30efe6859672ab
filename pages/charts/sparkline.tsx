const WIDTH = 72
const HEIGHT = 20

/** The shape of a number over the last hour, from zero; its row says the numbers in words. */
export const Sparkline = ({ values }: { values: readonly number[] }): JSX.Element => {
  if (values.length < 2) return <span aria-hidden="true">–</span>
  const max = Math.max(...values, 1)
  const points = values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * WIDTH
      const y = HEIGHT - 1 - (value / max) * (HEIGHT - 2)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
  return (
    <svg
      class="sparkline"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <polyline points={points} fill="none" />
    </svg>
  )
}
