import type { Target } from '@duzhan/plan'
import type { Place } from '@duzhan/service-kit'

/** A target in the register. `names` are those of the regions on its path; `annex` is what the official annex prints beside it. */
export interface RegisteredTarget extends Place, Target {
  names: Record<string, string>
  annex: Record<string, unknown> | null
}
export interface TargetRepository {
  /**
   * Keeps targets, each in the place of the one that stands under its id. `standing` are those as they were read;
   * returns false when one of them has moved, or a new one was entered, in the meantime.
   */
  save(targets: readonly RegisteredTarget[], standing: readonly RegisteredTarget[]): Promise<boolean>
  byId(plan: string, id: string): Promise<RegisteredTarget | null>
  byIds(plan: string, ids: readonly string[]): Promise<RegisteredTarget[]>
  /** Those of a plan that lie at exactly these codes. */
  at(plan: string, regionCodes: readonly string[]): Promise<RegisteredTarget[]>
  /** Those of a plan that lie within any of the regions, by region code. */
  within(plan: string, regions: readonly string[]): Promise<RegisteredTarget[]>
}
