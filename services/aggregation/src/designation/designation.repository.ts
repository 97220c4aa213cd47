import type { DesignationEvent } from '@duzhan/contracts'

/** What this service knows of designated targets: how many there are to visit, and where. */
export interface DesignationRepository {
  save(told: DesignationEvent): Promise<void>
  /** Targets that stand for exactly these regions and are designated. */
  at(plan: string, regions: readonly string[]): Promise<{ target: string; region: string }[]>
  /** The region paths of all designated targets of a plan. */
  paths(plan: string): Promise<string[][]>
}
