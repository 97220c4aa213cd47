import type { Target } from '@duzhan/plan'
import type { Place } from '@duzhan/service-kit'

/** A target in the register. `names` are those of the regions on its path; `annex` is what the official annex prints beside it. */
export interface RegisteredTarget extends Place, Target {
  names: Record<string, string>
  annex: Record<string, unknown> | null
}
export interface TargetRepository {
  save(targets: readonly RegisteredTarget[]): Promise<void>
  byId(plan: string, id: string): Promise<RegisteredTarget | null>
  /** Those of a plan that lie within any of the regions, by region code. */
  within(plan: string, regions: readonly string[]): Promise<RegisteredTarget[]>
}
