import type { TargetView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'

interface RegisterTableProps {
  plan: Plan
  code: string
  targets: readonly TargetView[]
}

/** Targets of the register, each with where it lies and the list that it stands on. */
export function RegisterTable({ plan, code, targets }: RegisterTableProps) {
  const { column } = zh.register
  const hasKinds = plan.targetKinds.length > 1
  const kinds = new Map(plan.targetKinds.map(({ key, title }) => [key, title]))
  const lists = new Map(plan.targetLists.map(({ key, title }) => [key, title]))
  return (
    <table className="table table-cards register-table">
      <thead>
        <tr>
          <th scope="col">{column.name}</th>
          {hasKinds ? <th scope="col">{column.kind}</th> : null}
          <th scope="col">{column.place}</th>
          <th scope="col">{column.regionCode}</th>
          <th scope="col">{column.list}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map(({ id, name, kind, place, regionCode, list, retiredOn }) => (
          <tr key={id}>
            <th scope="row" className="name">
              <Link to={`/${code}/targets/${id}`}>{name}</Link>{' '}
              {retiredOn ? <span className="tag">{zh.register.retiredOn(formatDate(retiredOn, true))}</span> : null}
            </th>
            {hasKinds ? <td data-label={column.kind}>{kinds.get(kind) ?? kind}</td> : null}
            <td className="wide" data-label={column.place}>
              <span>{place}</span>
            </td>
            <td className="number wide" data-label={column.regionCode}>
              <span>{inTwo(regionCode)}</span>
            </td>
            <td className="wide" data-label={column.list}>
              <span>{list === null ? zh.states.dash : (lists.get(list) ?? list)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A region's code as people read it: the county's six digits, which everybody knows, then what lies below. A table takes both forms. */
const inTwo = (code: string): string => `${code.slice(0, 6)} ${code.slice(6)}`
