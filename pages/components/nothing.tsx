/** Where a cell has nothing to say: a dash in a row, no line in the card that the row becomes on a phone. */
export const Nothing = (): JSX.Element => <span class="nothing">–</span>
