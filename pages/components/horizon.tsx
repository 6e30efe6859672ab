/** The mark drawn large: a pulse that comes to rest as a horizon, with the sun behind it. Decoration. */
export const Horizon = (): JSX.Element => (
  <svg class="horizon" viewBox="0 0 1100 104" fill="none" aria-hidden="true" focusable="false">
    <path class="horizon-sun" d="M820 80a70 70 0 0 1 140 0z" />
    <path
      class="horizon-pulse"
      d="M0 80h150l18-34 26 50 30-86 26 70h60l14-22 20 34 16-12h120c60 0 90 0 130 0"
    />
    <path class="horizon-line" d="M610 80h490" />
  </svg>
)
