import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** Units that stand for one body in each of several regions and are said to be a single one of the directory. */
export const unitFaults = ({ units }: Pick<Plan, 'units'>): PlanFault[] =>
  units.flatMap(({ title, group, body }, index) =>
    group && body !== undefined ? [planFault('unit.group-with-body', `units.${index}.body`, { title })] : [],
  )
