/** The mark drawn large: a pulse that comes to rest as a horizon, with the sun rising over it. Decoration. */
export const Horizon = (): JSX.Element => (
  <svg
    class="horizon"
    viewBox="0 0 1100 168"
    preserveAspectRatio="xMaxYMax slice"
    fill="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="horizon-sea" x="-4000" y="122" width="9000" height="46" />
    <path class="horizon-halo" d="M786 122a122 122 0 0 1 244 0z" />
    <path class="horizon-halo" d="M812 122a96 96 0 0 1 192 0z" />
    <path class="horizon-sun" d="M838 122a70 70 0 0 1 140 0z" />
    <path class="horizon-glitter" d="M862 134h92M878 145h60M892 156h32" />
    <path class="horizon-line" d="M756 122h4244" />
    <path
      class="horizon-pulse"
      d="M-4000 122h4556l12-26 18 38 24-92 22 104 16-40 10 16h22l10-14 12 22 8-8h50"
    />
  </svg>
)
