import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'

const roles = ['plan', 'lead', 'covert'] as const

/** Which body plans, leads or covertly checks the supervision of each list. */
export function OwnerCard({ plan }: { plan: Plan }) {
  const owners = plan.assignments.owners ?? []
  if (owners.length === 0) return null
  const words = zh.planParts.owners
  const used = roles.filter((role) => owners.some((owner) => owner.role === role))
  const lists = plan.targetLists.filter((list) => owners.some((owner) => owner.targetList === list.key))
  return (
    <Card id="owners" title={words.title} flush>
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{words.column.list}</th>
            {used.map((role) => (
              <th key={role} scope="col">
                {words.column[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.key}>
              <th scope="row" className="wide">
                {list.title}
              </th>
              {used.map((role) => {
                const bodies = owners
                  .filter((owner) => owner.targetList === list.key && owner.role === role)
                  .map((owner) => plan.units.find((unit) => unit.key === owner.unit)?.title ?? owner.unit)
                return (
                  <td key={role} data-label={words.column[role]} className={bodies.length === 0 ? 'wide hide-phone' : 'wide'}>
                    {bodies.join('、') || zh.states.dash}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
