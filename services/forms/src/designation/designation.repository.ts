import type { DesignationEvent } from '@duzhan/contracts'

/** What this service knows of designated targets, told by the assignments service: enough to take a submission in. */
export interface DesignationRepository {
  save(designation: DesignationEvent): Promise<void>
  byTarget(plan: string, target: string): Promise<DesignationEvent | null>
}
