interface CountTableProps<Column extends string> {
  /** What a row is, as the head of the first column. */
  title: string
  columns: readonly Column[]
  words: Readonly<Record<Column, string>>
  /** The columns in which a count is bad news. */
  bad: readonly Column[]
  rows: readonly ({ key: string; title: string } & Readonly<Record<Column, number>>)[]
}

/** Counts of several things, each a row, by how they stand; cards on a narrow screen. */
export function CountTable<Column extends string>({ title, columns, words, bad, rows }: CountTableProps<Column>) {
  return (
    <table className="table table-cards due-tally">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {columns.map((column) => (
            <th scope="col" className="numeric" key={column}>
              {words[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="wide">
              {row.title}
            </th>
            {columns.map((column) => (
              <td
                className={bad.includes(column) && row[column] > 0 ? 'numeric is-bad' : 'numeric'}
                data-label={words[column]}
                key={column}
              >
                {row[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
