/** The pulse line that becomes a horizon. */
export const Mark = (): JSX.Element => (
  <svg
    class="mark"
    width="36"
    height="24"
    viewBox="0 0 36 24"
    fill="none"
    aria-hidden="true"
    focusable="false"
  >
    <path class="mark-pulse" d="M1 14h5l3-9 5 15 4-11 2 5h2" />
    <path class="mark-horizon" d="M22 14h13" />
    <path class="mark-sun" d="M25 11a4 4 0 0 1 8 0" />
  </svg>
)
