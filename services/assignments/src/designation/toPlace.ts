import type { TargetPlace } from '@duzhan/contracts'
import type { DesignatedTarget } from './designation.repository.ts'

/** What leaves of a target's place on a list. */
export const toPlace = ({ list, reasons, team, designatedOn }: DesignatedTarget): TargetPlace => ({
  ...{ list, reasons, team, designatedOn },
})
