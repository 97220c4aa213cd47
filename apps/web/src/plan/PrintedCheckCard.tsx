import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import type { PrintedCheck } from './printedChecks.ts'

/** What the document prints beside what the register comes to; a difference is said in figures. */
export function PrintedCheckCard({ checks }: { checks: readonly PrintedCheck[] }) {
  if (checks.length === 0) return null
  const words = zh.planParts.list
  const differing = checks.filter((check) => check.printed !== check.counted).length
  return (
    <Card
      title={words.printed}
      aside={
        <span className={differing > 0 ? 'is-bad' : undefined}>
          {differing > 0 ? words.someDiffer(differing) : words.allAgree(checks.length)}
        </span>
      }
    >
      <p className="faint">{words.printedHint}</p>
      <table className="table printed-table">
        <thead>
          <tr>
            <th scope="col">{words.column.item}</th>
            <th scope="col" className="numeric">
              {words.column.printed}
            </th>
            <th scope="col" className="numeric">
              {words.column.counted}
            </th>
            <th scope="col">{words.column.result}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={`${check.of} ${check.key}`}>
              <th scope="row">{check.title}</th>
              <td className="numeric">{check.printed.toLocaleString('zh-CN')}</td>
              <td className="numeric">{check.counted.toLocaleString('zh-CN')}</td>
              <td>
                {check.printed === check.counted ? (
                  <span className="tag tag-good">{words.agrees}</span>
                ) : (
                  <span className="tag tag-bad">{words.differs(check.counted - check.printed)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
