import { zh } from '../locales/zh.ts'
import type { Tally } from './dueTally.ts'

const columns = ['asked', 'inTime', 'late', 'missed', 'open', 'excused'] as const satisfies readonly (keyof Tally)[]

/** How the dues of each body, or of each kind, stand. */
export function TallyTable({ title, tallies }: { title: string; tallies: readonly Tally[] }) {
  return (
    <table className="table table-cards due-tally">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {columns.map((column) => (
            <th scope="col" className="numeric" key={column}>
              {zh.due.tally[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tallies.map((tally) => (
          <tr key={tally.title}>
            <th scope="row">{tally.title}</th>
            {columns.map((column) => (
              <td
                className={(column === 'missed' || column === 'late') && tally[column] > 0 ? 'numeric is-bad' : 'numeric'}
                data-label={zh.due.tally[column]}
                key={column}
              >
                {tally[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
