import { standsAlone } from '../bodies/standingBodies.ts'
import type { Roster } from '../dues/roster.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { ofPlan } from '../wording/words.ts'

/** Which units of a plan are which bodies of the directory; by their keys there where the directory is not at hand. */
export const unitSentences = ({ units }: Pick<Plan, 'units'>, roster: Roster | null): PlanFault[] =>
  units.flatMap(({ title, body }, index) => {
    if (body === undefined) return []
    const known = roster?.bodies?.find(({ key }) => key === body)?.title ?? body
    return [planFault('effect.unit-body', `units.${index}.body`, { title, body: ofPlan(known) })]
  })

/** Units that are said to be a body which does not stand in the directory today, or a group of others: nobody acts for them. */
export const unitWarnings = ({ units }: Pick<Plan, 'units'>, roster: Roster | null): PlanFault[] =>
  units.flatMap(({ title, body }, index) => {
    if (roster?.bodies === undefined || body === undefined) return []
    return standsAlone(body, roster.bodies) ? [] : [planFault('unit.body-unknown', `units.${index}.body`, { title, body })]
  })
