import { rowsOf } from '@duzhan/checklist'
import { zh } from '../../locales/zh.ts'
import { AnswerMark } from '../../ui/AnswerMark.tsx'
import type { KindAnswerProps } from '../kindView.ts'
import { ScalarAnswer } from '../ScalarAnswer.tsx'
import { scalars } from '../scalars.ts'
import { totalsOf } from './TotalsLine.tsx'
import '../../styles/table.css'

/** Rows to be read: a table, on a phone one card for each. */
export function RowsAnswer({ item, given }: KindAnswerProps) {
  const columns = item.columns
  const rows = rowsOf(given)
  if (rows.length === 0) {
    return <AnswerMark tone="plain">{Array.isArray(given['rows']) ? zh.kinds.none : null}</AnswerMark>
  }
  const totals = totalsOf(item, rows)
  return (
    <div className="answer-block table-wrap">
      <table className="table table-cards answer-table">
        <thead>
          <tr>
            <th>{zh.kinds.no}</th>
            {columns.map(({ key, title }) => (
              <th key={key}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td className="number">{zh.kinds.rowNo(index + 1, item.annotation.each ?? zh.kinds.row)}</td>
              {columns.map(({ key, title, kind, schema, isRequired }) => (
                <td key={key} data-label={title}>
                  <ScalarAnswer scalar={scalars[kind]} schema={schema} value={row[key]} isRequired={isRequired} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals.size > 0 ? (
          <tfoot>
            <tr>
              <th>{zh.kinds.sum}</th>
              {columns.map(({ key, title }) => (
                <td key={key} data-label={totals.has(key) ? title : undefined}>
                  {totals.get(key)}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
