import type { Reason, Target } from '@duzhan/plan'
import type { Place } from '@duzhan/service-kit'
import type { Asking } from './secrecy.ts'

/** A target on one list (one that stands on several comes once for each), with every reason that put it there and the team that is to inspect it. */
export interface DesignatedTarget extends Place {
  target: string
  targetName: string
  place: string
  kind: string
  regionCode: string
  list: string
  reasons: Reason[]
  /**
   * The target's figures, and what the annex prints beside it, on the day it was designated: what a list has printed stays,
   * whatever is corrected in the register later. Null where an earlier release did not keep them.
   */
  printed: { attributes: Target['attributes']; annex: Readonly<Record<string, unknown>> | null } | null
  team: { key: string; title: string } | null
  /** A calendar date in Asia/Shanghai. */
  designatedOn: string
  /** Since when the target is in the register no longer, though nobody has taken it off the list yet. */
  retiredOn?: string | null
}
/** A target on one list as many are read together: of its reasons no more than by which rules it stands there. */
export type RolledTarget = Omit<DesignatedTarget, 'reasons' | 'team'> & { reasons: Pick<Reason, 'list' | 'rule'>[] }
/** A plan's lists as frozen once, on a date, by a person. */
export interface Freeze {
  plan: string
  frozenOn: string
  by: string
  /** The lists that the plan had then; absent is what an earlier release froze: all that it has. */
  lists?: string[]
  /** How often its lists were decided on since; absent is never. */
  decisions?: number
  /** How often anything changed of who stands on them, and where; absent is never. */
  changes?: number
}
/** Those who stand on a list today; whoever asks is given the places that it is told of, and no sum or order shows the others. */
export interface DesignationRepository {
  save(designations: readonly DesignatedTarget[]): Promise<void>
  byTargets(plan: string, targets: readonly string[], asking: Asking): Promise<DesignatedTarget[]>
  within(plan: string, regions: readonly string[], asking: Asking): Promise<DesignatedTarget[]>
  /** Hands over all of a plan, so many at a time that a list of any length fits into memory. */
  each(plan: string, take: (batch: DesignatedTarget[]) => Promise<void>): Promise<void>
  /** As `each`, more at a time and without the words of each. */
  roll(plan: string, take: (batch: RolledTarget[]) => Promise<void>): Promise<void>
  /** Notes that a plan's lists are frozen; `jurisdiction` is the path of the plan's own region. Twice equals once. */
  freeze(freeze: Freeze, jurisdiction: readonly string[]): Promise<void>
  frozen(plan: string): Promise<Freeze | null>
}
