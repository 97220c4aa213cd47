import type { DirectoryBody } from '../bodies/directoryBody.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import { isTargetVisit, visitName } from '../dues/visitDues.ts'
import type { DrawnInspectors } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The visit duties of a plan for which inspectors are drawn, by the name that their visits carry. */
export const drawnDuties = (plan: Plan): Map<string, DrawnInspectors> =>
  new Map(
    dutiesOf(plan).flatMap((duty) =>
      duty.inspectors && isTargetVisit(duty) ? [[visitName(duty), duty.inspectors] as const] : [],
    ),
  )

/** Those among whom a duty draws who stand in the directory today; a group is nobody, since its members are granted nothing by it. */
export const standingAmong = ({ among }: DrawnInspectors, bodies: readonly DirectoryBody[]): DirectoryBody[] =>
  bodies.filter(({ key, kind, retiredOn }) => retiredOn === null && kind !== 'group' && among.includes(key))
