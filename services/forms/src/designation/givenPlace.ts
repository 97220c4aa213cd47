import { type DesignationEvent, standsOn } from '@duzhan/contracts'
import { type Plan, visitingBodies } from '@duzhan/plan'
import type { Place } from '@duzhan/service-kit'

/** Where a designated target lies, with the bodies to which a plan gives it. */
export const givenPlace = (designation: DesignationEvent, plan: Plan | null): Place => ({
  ...{ plan: designation.plan, regionPath: designation.regionPath, target: designation.target },
  bodies: plan
    ? visitingBodies(
        plan,
        standsOn(designation).map(({ list }) => list),
      )
    : [],
})
