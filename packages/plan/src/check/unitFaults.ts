import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

type Units = Pick<Plan, 'units'>

/** Units that stand for one body in each of several regions and are said to be a single one of the directory. */
const groupsWithBody = ({ units }: Units): PlanFault[] =>
  units.flatMap(({ title, group, body }, index) =>
    group && body !== undefined ? [planFault('unit.group-with-body', `units.${index}.body`, { title })] : [],
  )

/** Units that are said to be a body which another unit before them is already: whatever that body has would be both units'. */
const bodiesTwice = ({ units }: Units): PlanFault[] =>
  units.flatMap(({ title, body, group }, index) => {
    const first = body === undefined ? undefined : units.find((unit) => unit.body === body)
    if (body === undefined || group || first === undefined || units.indexOf(first) === index) return []
    return [planFault('unit.body-twice', `units.${index}.body`, { title, body, first: first.title })]
  })

/** What is wrong with the bodies of the directory that units of a plan are said to be. */
export const unitFaults = (plan: Units): PlanFault[] => [...groupsWithBody(plan), ...bodiesTwice(plan)]
