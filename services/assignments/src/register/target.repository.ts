import type { PageCursor, RegionRecord, Retirement, TargetSearch, TargetStep } from '@duzhan/contracts'
import type { Target } from '@duzhan/plan'
import type { Lineage } from '@duzhan/regions'
import type { Place } from '@duzhan/service-kit'

/** A target in the register. `names` are those of the regions on its path; `annex` is what the official annex prints beside it. */
export interface RegisteredTarget extends Place, Target {
  names: Record<string, string>
  annex: Record<string, unknown> | null
  /** How often it was changed since it was entered; an earlier release did not count. */
  version?: number
  /** That it was taken out of the register; it stays here with its history. */
  retired?: Retirement | null
  /** The plan whose register keeps it, where that is not the one that it was read for. */
  keptIn?: string
}
/** Who changes targets, when, how and why. */
export type ChangeOfTargets = Omit<TargetStep, 'was'>

/** Which targets are looked for, and which stretch of them. */
export type RegisterSearch = Omit<TargetSearch, 'plan' | 'region'>
export interface RegisterStretch {
  total: number
  /** Whether there may be more than that: nobody waits until many are counted. */
  isAtLeast: boolean
  targets: RegisteredTarget[]
  next: PageCursor | null
}

/** Targets as one plan sees them: those of its own register, and those of the plans that it is derived from. */
export interface RegisterReader {
  byId(plan: string, id: string): Promise<RegisteredTarget | null>
  byIds(plan: string, ids: readonly string[]): Promise<RegisteredTarget[]>
  /** Those of a plan that lie at exactly these codes. */
  at(plan: string, regionCodes: readonly string[]): Promise<RegisteredTarget[]>
  /** Those of a plan that lie within any of the regions, by region code; retired ones too. */
  within(plan: string, regions: readonly string[]): Promise<RegisteredTarget[]>
  /** A stretch of those within any of the regions, by region code, and how many there are. */
  search(plan: string, regions: readonly string[], search: RegisterSearch): Promise<RegisterStretch>
  /** What a target was until each change, the first change first. */
  trace(target: RegisteredTarget): Promise<TargetStep[]>
  /** How often the register of a plan was changed. */
  changes(plan: string): Promise<number>
  /** Whether an import is being entered into it: it was confirmed, and not all of its rows stand there yet. */
  isEntering(plan: string): Promise<boolean>
}
/** Some regions of one register. */
export interface RegisterScope {
  plan: string
  regions: readonly string[]
}
export interface TargetRepository extends RegisterReader {
  /** As `search`, over several registers at once. */
  searchAll(scopes: readonly RegisterScope[], search: RegisterSearch): Promise<RegisterStretch>
  /**
   * Keeps targets, each in the place of the one that stands under its id, with a step of its trace. `standing` are those as
   * they were read; returns false when one of them has changed, or a new one was entered, in the meantime.
   */
  save(targets: readonly RegisteredTarget[], standing: readonly RegisteredTarget[], change: ChangeOfTargets): Promise<boolean>
  /**
   * As `save`, without an entry of the log for each: an import has one for all. Returns false where some were changed or entered by
   * somebody else meanwhile; the others are in then, and whoever reads what stands and enters the rest completes it.
   */
  enter(targets: readonly RegisteredTarget[], standing: readonly RegisteredTarget[], change: ChangeOfTargets): Promise<boolean>
  /**
   * Those of some registers that lie within a region lie from now on in what that is called, and who stands for it and was called as it was is
   * called as it is; lists and visits have not followed them yet. Twice equals once.
   */
  rename(plans: readonly string[], region: string, name: string): Promise<void>
  /** What some registers call a region so far; null where nothing of theirs lies in it. */
  called(plans: readonly string[], region: string): Promise<string | null>
  /**
   * Those of some registers that lie within any of some regions lie from now on where the lineage says, under the code that it says, and in what
   * the regions of `way` are called; lists and visits have not followed them yet. Twice equals once.
   */
  relocate(plans: readonly string[], within: readonly string[], way: readonly RegionRecord[], lineage: Lineage): Promise<void>
  /** How many of those that lie within any of some regions are registered, in whichever register. */
  countWithin(plans: readonly string[], regions: readonly string[]): Promise<number>
  /** Those that were changed and that lists and visits have not followed yet, of every register. */
  unsettled(): Promise<RegisteredTarget[]>
  /** Notes that lists and visits follow these targets as they were read. */
  settle(targets: readonly RegisteredTarget[]): Promise<void>
}

/** Whether a target is in the register today. */
export const isRegistered = ({ retired }: RegisteredTarget): boolean => !retired
