import { zh } from '../locales/zh.ts'
import type { Load, LoadCounts } from './visitLoad.ts'

const columns = ['count', 'done', 'late', 'overdue', 'open', 'upcoming'] as const satisfies readonly (keyof LoadCounts)[]

/** How many visits each team has, or each place receives, and how they stand. */
export function LoadTable({ title, loads }: { title: string; loads: readonly Load[] }) {
  return (
    <table className="table table-cards due-tally">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {columns.map((column) => (
            <th scope="col" className="numeric" key={column}>
              {zh.visit.load[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {loads.map((load) => (
          <tr key={load.key}>
            <th scope="row">{load.title}</th>
            {columns.map((column) => (
              <td
                className={(column === 'overdue' || column === 'late') && load[column] > 0 ? 'numeric is-bad' : 'numeric'}
                data-label={zh.visit.load[column]}
                key={column}
              >
                {load[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
