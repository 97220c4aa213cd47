import type { DesignationEvent } from '@duzhan/contracts'

/** What this service knows of designated targets, told by the assignments service: enough to take a submission in. */
export interface DesignationRepository {
  /** Keeps what was told of targets; of several events of one target the last. */
  save(told: readonly DesignationEvent[]): Promise<void>
  byTarget(plan: string, target: string): Promise<DesignationEvent | null>
}

/** The names of targets on lists. */
export interface TargetNames {
  /** Those of these, by `plan:target`; one that is on no list is left out. */
  names(targets: readonly { plan: string; target: string }[]): Promise<Map<string, string>>
}
