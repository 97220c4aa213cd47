import { isRegionCode, isWithin } from '@duzhan/regions'
import { standsAlone } from '../bodies/standingBodies.ts'
import type { Roster } from '../dues/roster.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { ofPlan } from '../wording/words.ts'

/** Which units of a plan are which bodies of the directory; by their keys there where the directory is not at hand. */
export const unitSentences = ({ units }: Pick<Plan, 'units'>, roster: Pick<Roster, 'bodies'> | null): PlanFault[] =>
  units.flatMap(({ title, body }, index) => {
    if (body === undefined) return []
    const known = roster?.bodies?.find(({ key }) => key === body)?.title ?? body
    return [planFault('effect.unit-body', `units.${index}.body`, { title, body: ofPlan(known) })]
  })

/** Whose plan it is where that is an office: its people alone write it. */
export function officeSentences({ office }: Pick<Plan, 'office'>, directory: Pick<Roster, 'bodies'> | null): PlanFault[] {
  if (office === undefined) return []
  const known = directory?.bodies?.find(({ key }) => key === office)?.title ?? office
  return [planFault('effect.office', 'office', { office: ofPlan(known) })]
}

/** An office that does not stand in the directory today, is a group of others, or has no seat where its plan holds: nobody can write the plan any more. */
export function officeWarnings(
  { office, jurisdiction }: Pick<Plan, 'office' | 'jurisdiction'>,
  directory: Pick<Roster, 'bodies'> | null,
): PlanFault[] {
  if (directory?.bodies === undefined || office === undefined) return []
  const { bodies } = directory
  const found = standsAlone(office, bodies) ? bodies.find(({ key }) => key === office) : undefined
  if (found === undefined) return [planFault('plan.office-unknown', 'office', { office })]
  const isSeated = isRegionCode(jurisdiction) && isRegionCode(found.region) && isWithin(jurisdiction, found.region)
  return isSeated ? [] : [planFault('plan.office-elsewhere', 'office', { office: ofPlan(found.title) })]
}

/** Units that are said to be a body which does not stand in the directory today, or a group of others: nobody acts for them. */
export const unitWarnings = ({ units }: Pick<Plan, 'units'>, roster: Roster | null): PlanFault[] =>
  units.flatMap(({ title, body }, index) => {
    if (roster?.bodies === undefined || body === undefined) return []
    return standsAlone(body, roster.bodies) ? [] : [planFault('unit.body-unknown', `units.${index}.body`, { title, body })]
  })
