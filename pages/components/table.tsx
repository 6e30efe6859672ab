import type { Frame } from '../frame.ts'
import { Icon } from './icon.tsx'

export interface Column<Row> {
  readonly label: string
  readonly cell: (row: Row) => JSX.Element
  readonly numeric?: boolean
  /** Present on columns that sort: where the heading leads, and how the rows lie now. */
  readonly sort?: { readonly href: string; readonly order: 'ascending' | 'descending' | 'none' }
}

/** A table that becomes one card per row on a phone, its labels beside the values. */
export const Table = <Row,>({
  frame,
  caption,
  columns,
  rows,
  dense = false,
}: {
  frame: Frame
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  dense?: boolean
}): JSX.Element => {
  const safeTable = (
    <table class={dense ? 'table table-dense' : 'table'}>
      <caption class="visually-hidden" safe>
        {caption}
      </caption>
      <thead>
        <tr data-label={columns.some(({ sort }) => sort) ? frame.t.shell.sortBy : undefined}>
          {columns.map((column) => (
            <Heading frame={frame} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map((column) => (
              <td class={column.numeric ? 'numeric' : undefined} data-label={column.label}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!dense) return safeTable
  // Many columns scroll within their panel; by keyboard too.
  return (
    <div class="table-scroll" tabindex="0">
      {safeTable}
    </div>
  )
}

const Heading = <Row,>({ frame, column }: { frame: Frame; column: Column<Row> }): JSX.Element => {
  const { sort } = column
  const kind = column.numeric ? 'numeric' : undefined
  if (sort === undefined) {
    return (
      <th scope="col" class={kind} safe>
        {column.label}
      </th>
    )
  }
  return (
    <th scope="col" class={kind} aria-sort={sort.order}>
      <a href={sort.href}>
        <span safe>{column.label}</span>
        {sort.order === 'none' ? (
          ''
        ) : (
          <Icon frame={frame} name={sort.order === 'ascending' ? 'arrow-up' : 'arrow-down'} />
        )}
      </a>
    </th>
  )
}
