import type { DesignationEvent } from '@duzhan/contracts'

/** What this service knows of designated targets: how many there are to visit, and where. */
export interface DesignationRepository {
  /**
   * Keeps what was told, the last of each target; returns where any of them stood before it was moved, also when told again, and the
   * seats for which any stands, or stood, because only that and those above it are told of its list.
   */
  save(told: readonly DesignationEvent[]): Promise<{ plan: string; regionPath: string[] }[]>
  /** Targets that stand for exactly these regions and are designated, or were: those `stand` no longer. */
  at(plan: string, regions: readonly string[]): Promise<{ target: string; region: string; stands: boolean }[]>
  /** The region paths of all designated targets of a plan. */
  paths(plan: string): Promise<string[][]>
}
