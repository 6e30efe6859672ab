import type { Children } from '@kitajs/html'
import type { Frame } from '../frame.ts'

/** A picture of data: its one-sentence summary is the text alternative, its numbers stand in a table behind a summary. */
export const Chart = ({
  frame,
  title,
  summary,
  heads,
  rows,
  children,
}: {
  frame: Frame
  /** Where no heading of a panel stands above. */
  title?: string
  summary: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  children: Children
}): JSX.Element => (
  <figure class="chart">
    <figcaption>
      {title === undefined ? '' : <h3 safe>{title}</h3>}
      <p safe>{summary}</p>
    </figcaption>
    {children}
    <details class="chart-table">
      <summary safe>{frame.t.shell.seeAsTable}</summary>
      <table class="table table-plain">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" safe>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td safe>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </figure>
)

/** Keeps a share of the axis printable: `43.25%`. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`
